package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Record.Point;
import org.hourglass.engine.record.RunId;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outbox.Item;
import org.hourglass.store.Outbox.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first process to open a database is its host, and its leaving ends every connection. */
final class ReconnectTest {

    private static final RunId RUN = Child.RUN;

    @TempDir
    Path workspace;

    private final AtomicInteger told = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @BeforeEach
    void record() {
        try (Journal journal = new H2Records().write(workspace)) {
            journal.begin(Samples.study(RUN.study(), 1, 1));
        }
    }

    /** Tells epochs until it is enough. */
    private void stream() {
        try (Journal journal = new H2Records().write(workspace)) {
            journal.started(RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
            while (!enough.get()) {
                int epoch = told.get() + 1;
                journal.epoch(RUN, epoch, Samples.metrics(epoch, -epoch), epoch, Optional.empty());
                told.set(epoch);
            }
        }
    }

    private void waitForMore() {
        int seen = told.get();
        Wait.until(() -> told.get() > seen + 5);
    }

    private Spawned reader() {
        Spawned reader = Spawned.child("read", workspace);
        reader.expect("studies 1");
        return reader;
    }

    @Test
    void readersThatOpenFirstAndLeaveDisturbNobody() {
        try (Spawned host = reader()) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(this::stream);
            waitForMore();
            try (Spawned second = reader();
                    Spawned third = reader()) {
                host.say("end");
                assertThat(host.exit()).isZero();
                waitForMore();
                second.say("again");
                second.expect("studies 1");
                second.kill().rest();
                waitForMore();
                third.say("again");
                third.expect("studies 1");
                third.stop();
                third.rest();
                waitForMore();
            }
            enough.set(true);
            writer.join();
        }
        assertNothingIsLostOrDoubled();
    }

    @Test
    void aHostThatIsKilledTakesNothingWithIt() {
        for (int round = 0; round < 2; round++) {
            enough.set(false);
            try (Spawned host = reader()) {
                CompletableFuture<Void> writer = CompletableFuture.runAsync(this::stream);
                waitForMore();
                host.kill().rest();
                waitForMore();
                enough.set(true);
                writer.join();
            }
        }
        assertNothingIsLostOrDoubled();
    }

    @Test
    void anInterruptedThreadLosesNothing() throws InterruptedException {
        Thread writer = new Thread(this::stream);
        writer.start();
        try (Record record = new H2Records().read(workspace)) {
            for (int i = 0; i < 20; i++) {
                int seen = told.get();
                writer.interrupt();
                Wait.until(() -> told.get() > seen);
                assertThat(record.studies()).hasSize(1);
            }
        }
        enough.set(true);
        writer.join();
        assertNothingIsLostOrDoubled();
    }

    private void assertNothingIsLostOrDoubled() {
        List<Point> expected = IntStream.rangeClosed(1, told.get())
                .mapToObj(epoch -> new Point(epoch, epoch))
                .toList();
        try (Record record = new H2Records().read(workspace);
                Outbox outbox = new H2Outboxes().open(workspace)) {
            assertThat(record.run(RUN).orElseThrow().history().get("train/loss"))
                    .isEqualTo(expected);
            List<Item> items = outbox.due("server", Integer.MAX_VALUE, Instant.now());
            assertThat(items).extracting(Item::kind).containsOnlyOnce(Kind.RUN, Kind.STUDY);
            assertThat(items.stream()
                            .filter(item -> item.kind() == Kind.METRICS)
                            .map(item -> item.payload().get("epoch")))
                    .containsExactlyElementsOf(
                            expected.stream().map(point -> (long) point.epoch()).toList());
        }
    }
}
