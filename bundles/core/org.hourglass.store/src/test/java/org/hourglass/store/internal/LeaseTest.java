package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeaseTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path workspace;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private Journal journal(Duration beat) {
        return new H2Journal(new Database(new Place(workspace)), clock, beat);
    }

    private void sayItIsElsewhere() {
        try (Database database = new Database(new Place(workspace))) {
            database.transaction(tx -> tx.update("UPDATE lease SET host = 'elsewhere'"));
        }
    }

    private Instant expiry() {
        try (Database database = new Database(new Place(workspace))) {
            return database.transaction(
                    tx -> tx.first("SELECT expires FROM lease", row -> row.getObject(1, Instant.class))
                            .orElseThrow());
        }
    }

    @Test
    void aSecondProcessIsToldWhoHoldsTheWorkspaceUntilThatOneIsGone() {
        try (Spawned holder = Spawned.child("hold", workspace)) {
            holder.expect("ready");
            assertThatThrownBy(() -> new H2Records().write(workspace))
                    .isInstanceOfSatisfying(
                            HourglassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES))
                    .message()
                    .matches(
                            ("\\Q%s\\E: must not be in use, but got process %d, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d, "
                                            + "at work in it; wait until it has ended, or end it")
                                    .formatted(workspace, holder.pid()));
            try (Record record = new H2Records().read(workspace)) {
                assertThat(record.run(Child.RUN).orElseThrow().run().state()).isEqualTo(RunState.RUNNING);
                holder.kill().rest();
                assertThat(record.run(Child.RUN).orElseThrow().run().state()).isEqualTo(RunState.INTERRUPTED);
                try (Journal next = new H2Records().write(workspace)) {
                    assertThat(next.pending(Child.RUN.study())).singleElement().satisfies(run -> assertThat(run.state())
                            .isEqualTo(RunState.INTERRUPTED));
                }
            }
        }
    }

    @Test
    void theSameProcessHoldsItOnce() {
        try (Journal first = journal(NEVER)) {
            assertThatThrownBy(() -> journal(NEVER)).hasMessageContaining("must not be in use, but got process");
            first.begin(Samples.study("sparse", 1, 1));
        }
        journal(NEVER).close();
    }

    @Test
    void aLeaseThatWasNotRenewedIsTakenAndItsOldHolderHearsOfIt() {
        Journal old = journal(NEVER);
        old.begin(Samples.study("stream", 1, 1));
        old.started(Child.RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
        old.studyState("stream", StudyState.RUNNING, "");
        sayItIsElsewhere();
        assertThatThrownBy(() -> journal(NEVER)).hasMessageContaining(" on elsewhere, since ");
        now.set(START.plus(Lease.LENGTH));
        try (Journal next = journal(NEVER);
                Record record = new H2Record(new Database(new Place(workspace)), clock)) {
            assertThat(record.run(Child.RUN).orElseThrow().run().state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(record.studies().get(0).state()).isEqualTo(StudyState.STOPPED);
            assertThatThrownBy(() -> old.epoch(Child.RUN, 1, Samples.metrics(1, 1), 1, Optional.empty()))
                    .isInstanceOf(HourglassException.class)
                    .hasMessageContaining("this process must say that it lives every 15 s, but did not, and process ")
                    .hasMessageContaining("took over");
            assertThat(record.run(Child.RUN).orElseThrow().history()).isEmpty();
            old.close();
            next.started(Child.RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
        }
    }

    @Test
    void theLeaseIsRenewedWhileTheJournalIsOpen() {
        try (Journal journal = journal(Duration.ofMillis(20))) {
            assertThat(journal).isNotNull();
            now.set(START.plusSeconds(100));
            Wait.until(() -> expiry().equals(START.plusSeconds(100).plus(Lease.LENGTH)));
        }
    }

    @Test
    void aClockThatWasSetBackTakesNoLeaseFromAProcessThatLives() {
        try (Journal journal = journal(NEVER)) {
            journal.begin(Samples.study("stream", 1, 1));
            now.set(START.minus(Duration.ofHours(1)));
            assertThatThrownBy(() -> journal(NEVER)).hasMessageContaining("must not be in use, but got process");
            journal.started(Child.RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
        }
        journal(NEVER).close();
    }

    @Test
    void aLeaseOfAnotherMachinesFutureHoldsNobodyUp() {
        Journal copied = journal(NEVER);
        copied.begin(Samples.study("stream", 1, 1));
        copied.started(Child.RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
        sayItIsElsewhere();
        now.set(START.minus(Duration.ofDays(1)));
        try (Journal here = journal(NEVER)) {
            assertThat(here.pending("stream")).singleElement().satisfies(run -> assertThat(run.state())
                    .isEqualTo(RunState.INTERRUPTED));
        }
        copied.close();
    }

    @Test
    void whatEndsAfterTheClockWasSetBackEndsNotBeforeItBegan() {
        try (Journal journal = journal(NEVER);
                Database database = new Database(new Place(workspace))) {
            journal.begin(Samples.study("stream", 1, 1));
            journal.studyState("stream", StudyState.RUNNING, "");
            journal.started(Child.RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
            now.set(START.minus(Duration.ofHours(1)));
            journal.epoch(Child.RUN, 1, Samples.metrics(1, 1), 1, Optional.empty());
            journal.ended(Child.RUN, Samples.completed(1, java.util.Map.of()));
            journal.studyState("stream", StudyState.STOPPED, "");
            now.set(START);
            journal.studyState("stream", StudyState.RUNNING, "");

            assertThat(database.<Long>transaction(tx -> tx.number("SELECT COUNT(*) FROM run WHERE ended >= started")))
                    .isEqualTo(1);
            assertThat(database.<Long>transaction(tx -> tx.number("SELECT COUNT(*) FROM event")))
                    .isEqualTo(3);
        }
    }
}
