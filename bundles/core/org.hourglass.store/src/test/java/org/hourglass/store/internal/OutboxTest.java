package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.StudyState;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outbox.Item;
import org.hourglass.store.Outbox.Kind;
import org.hourglass.store.Outbox.Refused;
import org.hourglass.store.Outbox.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxTest {

    private static final String SERVER = "http://127.0.0.1:5001#1";
    private static final RunId FIRST = new RunId("sparse", 0, 0);
    private static final RunId SECOND = new RunId("sparse", 1, 0);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @TempDir
    Path workspace;

    private Journal journal;
    private Outbox outbox;

    /** Items: 1 study, 2 first run, 3 second run, 4 epoch of the first, 5 epoch of the second. */
    @BeforeEach
    void tellFiveItems() {
        journal = new H2Records().write(workspace);
        outbox = new H2Outboxes().open(workspace);
        journal.begin(Samples.study("sparse", 2, 1));
        journal.started(FIRST, 7, Samples.key(7, 8), Samples.order(7, 8));
        journal.started(SECOND, 7, Samples.key(7, 9), Samples.order(7, 9));
        journal.epoch(FIRST, 1, Samples.metrics(0.5, 0.6), 1, Optional.empty());
        journal.epoch(SECOND, 1, Samples.metrics(0.5, 0.6), 1, Optional.empty());
    }

    @AfterEach
    void close() {
        outbox.close();
        journal.close();
    }

    private List<Long> due(String server) {
        return outbox.due(server, 100, NOW).stream().map(Item::id).toList();
    }

    @Test
    void everythingIsDueOldestFirst() {
        assertThat(outbox.due(SERVER, 100, NOW))
                .extracting(Item::id, Item::subject, Item::kind, Item::attempts)
                .containsExactly(
                        tuple(1L, "sparse", Kind.STUDY, 0),
                        tuple(2L, "sparse/0/0", Kind.RUN, 0),
                        tuple(3L, "sparse/1/0", Kind.RUN, 0),
                        tuple(4L, "sparse/0/0", Kind.METRICS, 0),
                        tuple(5L, "sparse/1/0", Kind.METRICS, 0));
        assertThat(outbox.due(SERVER, 2, NOW)).hasSize(2);
    }

    @Test
    void whatIsDeliveredIsDueNoMoreWhateverTheOrder() {
        outbox.delivered(SERVER, List.of(3L, 5L));
        assertThat(due(SERVER)).containsExactly(1L, 2L, 4L);
        outbox.delivered(SERVER, List.of(1L, 2L));
        outbox.delivered(SERVER, List.of(1L, 2L));
        assertThat(due(SERVER)).containsExactly(4L);
        outbox.delivered(SERVER, List.of(4L));
        assertThat(due(SERVER)).isEmpty();
        journal.studyState("sparse", StudyState.RUNNING, "");
        assertThat(due(SERVER)).containsExactly(6L);
    }

    @Test
    void anotherServerGetsEverything() {
        outbox.delivered(SERVER, List.of(1L, 2L, 3L, 4L, 5L));

        assertThat(due(SERVER)).isEmpty();
        assertThat(due("http://other")).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aPostponedItemHoldsBackTheLaterOnesOfItsSubjectOnly() {
        outbox.postponed(SERVER, 2, LATER, "503");

        assertThat(due(SERVER)).containsExactly(1L, 3L, 5L);
        assertThat(outbox.due(SERVER, 100, LATER))
                .extracting(Item::id, Item::attempts)
                .contains(tuple(2L, 1))
                .hasSize(5);
        outbox.postponed(SERVER, 2, LATER, "503");
        assertThat(outbox.due(SERVER, 100, LATER).get(1).attempts()).isEqualTo(2);
        outbox.delivered(SERVER, List.of(2L));
        assertThat(due(SERVER)).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void anItemThatWaitsForATimeThatAClockSetBackHasMovedAwayIsDue() {
        outbox.postponed(SERVER, 2, LATER, "503");

        assertThat(outbox.due(SERVER, 100, NOW.minus(Duration.ofDays(30)))).hasSize(5);
    }

    @Test
    void aRefusedItemIsSetAsideAndHoldsBackNothing() {
        outbox.delivered(SERVER, List.of(1L));
        outbox.refused(SERVER, 2, "400: too long");

        assertThat(due(SERVER)).containsExactly(3L, 4L, 5L);
        assertThat(outbox.status(SERVER).refused()).containsExactly(new Refused("sparse/0/0", "RUN", "400: too long"));
        outbox.delivered(SERVER, List.of(3L, 4L, 5L));
        assertThat(outbox.status(SERVER).refused()).hasSize(1);
        assertThat(due(SERVER)).isEmpty();
    }

    @Test
    void theStatusSaysWhatWaitsAndSinceWhen() {
        Status all = outbox.status(SERVER);
        assertThat(all.queued()).isEqualTo(5);
        assertThat(all.oldest()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(all.refused()).isEmpty();
        outbox.postponed(SERVER, 5, LATER, "503");
        outbox.delivered(SERVER, List.of(1L, 2L, 3L, 4L));
        assertThat(outbox.status(SERVER).queued()).isEqualTo(1);
        outbox.delivered(SERVER, List.of(5L));
        assertThat(outbox.status(SERVER)).isEqualTo(new Status(0, null, List.of()));
    }

    @Test
    void aServerIsRememberedUntilItIsForgotten() {
        outbox.remember(SERVER, "sparse/0/0", "abc");
        outbox.remember(SERVER, "sparse/0/0", "abd");
        outbox.delivered(SERVER, List.of(1L, 2L, 3L));
        outbox.refused(SERVER, 4, "no");
        assertThat(outbox.known(SERVER, "sparse/0/0")).contains("abd");
        assertThat(outbox.known("http://other", "sparse/0/0")).isEmpty();
        outbox.forget(SERVER);

        assertThat(outbox.known(SERVER, "sparse/0/0")).isEmpty();
        assertThat(due(SERVER)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(outbox.status(SERVER).refused()).isEmpty();
    }

    @Test
    void oneRunIsForgottenWithoutTheOthers() {
        outbox.remember(SERVER, "sparse/0/0", "a");
        outbox.remember(SERVER, "sparse/1/0", "b");
        outbox.delivered(SERVER, List.of(1L, 2L, 3L, 4L));
        outbox.forget(SERVER, "sparse/0/0");

        assertThat(due(SERVER)).containsExactly(2L, 4L, 5L);
        assertThat(outbox.known(SERVER, "sparse/0/0")).isEmpty();
        assertThat(outbox.known(SERVER, "sparse/1/0")).contains("b");
        outbox.delivered(SERVER, List.of(2L, 4L));
        assertThat(due(SERVER)).containsExactly(5L);
    }

    @Test
    void aStudyIsForgottenWithItsRuns() {
        journal.begin(Samples.study("sparse2", 1, 1));
        outbox.remember(SERVER, "sparse/0/0", "a");
        outbox.delivered(SERVER, List.of(1L, 2L, 3L, 4L, 5L, 6L));
        outbox.forget(SERVER, "sparse");

        assertThat(due(SERVER)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(outbox.known(SERVER, "sparse/0/0")).isEmpty();
        outbox.forget(SERVER, "never told");
        assertThat(due(SERVER)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void withoutARecordThereIsNothingToTellAndNothingIsMade(@TempDir Path empty) {
        try (Outbox none = new H2Outboxes().open(empty)) {
            assertThat(none.due(SERVER, 10, NOW)).isEmpty();
            assertThat(none.known(SERVER, "sparse")).isEmpty();
            assertThat(none.status(SERVER)).isEqualTo(new Status(0, null, List.of()));
            none.forget(SERVER);
            assertThat(Files.exists(empty.resolve(".hourglass"))).isFalse();
            try (Journal later = new H2Records().write(empty)) {
                later.begin(Samples.study("late", 1, 1));
                assertThat(none.due(SERVER, 10, NOW))
                        .singleElement()
                        .extracting(Item::payload)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                        .containsEntry("metric", "val/reconstruction")
                        .containsEntry("minimize", true)
                        .containsEntry(
                                "plugins",
                                List.of(
                                        Map.copyOf(Samples.plugin("dataset", "mnist")),
                                        Map.copyOf(Samples.plugin("loss", "mse-mean"))));
            }
        }
    }
}
