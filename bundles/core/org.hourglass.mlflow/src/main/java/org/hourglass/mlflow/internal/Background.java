package org.hourglass.mlflow.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hourglass.base.HourglassException;
import org.hourglass.mlflow.Tracker;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outboxes;
import org.jspecify.annotations.Nullable;

/** Sends while others work: one thread that finds the server, loses it, waits, and finds it again. */
final class Background implements Tracker.Follower {

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration NO_SERVER = Duration.ofSeconds(2);
    private static final Duration FOR_PEOPLE = Duration.ofSeconds(60);
    private static final Duration MEET_AGAIN = Duration.ofSeconds(60);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final Outboxes outboxes;
    private final Servers servers;
    private final Path workspace;
    private final Consumer<String> notices;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Set<Kind> told = EnumSet.noneOf(Kind.class);
    private @Nullable Remote remote;
    private @Nullable Sender sender;
    private Instant met = Instant.EPOCH;
    private int failures;
    private boolean toldOfNone;

    Background(Outboxes outboxes, Servers servers, Path workspace, Consumer<String> notices) {
        this.outboxes = outboxes;
        this.servers = servers;
        this.workspace = workspace;
        this.notices = notices;
        this.thread = new Thread(this::run, "mlflow-sender");
        this.thread.setDaemon(true);
    }

    Background start() {
        thread.start();
        return this;
    }

    private void run() {
        try (Outbox outbox = outboxes.open(workspace)) {
            Duration wait = Duration.ZERO;
            while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = round(outbox);
            }
            Instant until = Instant.now().plus(LAST_WORDS);
            while (failures == 0
                    && wait.compareTo(NO_SERVER) < 0
                    && Instant.now().isBefore(until)) {
                wait = round(outbox);
                if (wait.equals(IDLE)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            notices.accept("MLflow gets nothing for now, the record has it all; `hourglass mlflow sync` later (%s)"
                    .formatted(e.getMessage()));
        } finally {
            disconnect();
        }
    }

    /** Sends a part and says how long to wait before the next one. */
    private Duration round(Outbox outbox) {
        Address address = null;
        try {
            address = servers.running(workspace).orElse(null);
            if (address == null) {
                return none();
            }
            return send(connect(outbox, address));
        } catch (Trouble e) {
            disconnect();
            return failed(address, e);
        } catch (HourglassException e) {
            tellOnce(Kind.BROKEN, e.getMessage());
            return FOR_PEOPLE;
        }
    }

    private Duration send(Sender mine) throws Trouble {
        Optional<Folder.Lock> free = Folder.of(workspace).lock("sender.lock");
        if (free.isEmpty()) {
            return IDLE;
        }
        try (Folder.Lock lock = free.get()) {
            assert lock.channel().isOpen();
            if (Instant.now().isAfter(met.plus(MEET_AGAIN))) {
                mine.meet();
                met = Instant.now();
            }
            boolean some = mine.pass(Instant.now());
            recovered();
            return some ? Duration.ZERO : IDLE;
        }
    }

    private Sender connect(Outbox outbox, Address address) {
        Sender mine = sender;
        if (mine == null || remote == null || !remote.address().base().equals(address.base())) {
            disconnect();
            Remote fresh = new Remote(address);
            remote = fresh;
            mine = new Sender(outbox, fresh, servers.target(workspace), notices);
            sender = mine;
        }
        return mine;
    }

    private void disconnect() {
        Remote mine = remote;
        remote = null;
        sender = null;
        met = Instant.EPOCH;
        if (mine != null) {
            mine.close();
        }
    }

    private Duration none() {
        disconnect();
        if (!toldOfNone && servers.address(workspace).isPresent()) {
            notices.accept("MLflow is not running; results wait in the queue until `hourglass mlflow up`");
        }
        toldOfNone = true;
        return NO_SERVER;
    }

    private Duration failed(@Nullable Address address, Trouble trouble) {
        failures++;
        if (address != null) {
            tellOnce(trouble.kind(), Advice.of(address, trouble) + "; results wait in the queue");
        }
        boolean forPeople = trouble.kind() == Kind.DENIED || trouble.kind() == Kind.FOREIGN;
        return forPeople ? FOR_PEOPLE : servers.target(workspace).backoff().after(failures, trouble);
    }

    private void tellOnce(Kind kind, String text) {
        if (told.add(kind)) {
            notices.accept(text);
        }
    }

    private void recovered() {
        if (failures > 0 || toldOfNone) {
            if (!told.isEmpty()) {
                notices.accept("MLflow answers again");
            }
            told.clear();
            toldOfNone = false;
            failures = 0;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LAST_WORDS.plusSeconds(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
