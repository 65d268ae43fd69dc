package org.hourglass.mlflow.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.mlflow.Delivery;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.hourglass.store.Outbox;

/** Sends everything that waits while somebody looks on. */
final class Foreground {

    private static final String LOCK = "sender.lock";
    private static final int FAILURES = 4;
    private static final Duration ALL_DUE = Duration.ofDays(3650);

    private final Outbox outbox;
    private final Address address;
    private final Target target;
    private final Consumer<Delivery> progress;
    private final Outbox.Status before;

    Foreground(Outbox outbox, Address address, Target target, Consumer<Delivery> progress) {
        this.outbox = outbox;
        this.address = address;
        this.target = target;
        this.progress = progress;
        this.before = outbox.status(address.name());
    }

    Delivery run() {
        int failures = 0;
        try (Remote remote = new Remote(address)) {
            Sender sender = new Sender(outbox, remote, target, notice -> {});
            boolean met = false;
            while (true) {
                Delivery now = report(sender);
                if (met && now.left() == 0) {
                    return now;
                }
                try {
                    failures = step(sender, met) ? 0 : failures + 1;
                    met = true;
                } catch (Trouble e) {
                    failures++;
                    if (failures >= FAILURES || e.kind() == Kind.DENIED || e.kind() == Kind.FOREIGN) {
                        throw Advice.error(address, e);
                    }
                    pause(target.backoff().after(failures, e));
                }
                if (failures >= FAILURES) {
                    throw stuck(now);
                }
            }
        }
    }

    /** Sends a part; false if that changed nothing. Where another process sends, only waits for it. */
    private boolean step(Sender sender, boolean met) throws Trouble {
        Optional<Folder.Lock> free = Folder.of(target.workspace()).lock(LOCK);
        if (free.isEmpty()) {
            pause(Duration.ofMillis(200));
            return true;
        }
        try (Folder.Lock lock = free.get()) {
            assert lock.channel().isOpen();
            if (!met) {
                sender.meet();
            }
            Outbox.Status was = outbox.status(address.name());
            sender.pass(Instant.now().plus(ALL_DUE));
            if (!met || !was.equals(outbox.status(address.name()))) {
                return true;
            }
        }
        pause(Duration.ofMillis(500));
        return false;
    }

    private Delivery report(Sender sender) {
        Outbox.Status now = outbox.status(address.name());
        long refused = Math.max(0, now.refused().size() - before.refused().size());
        Delivery delivery = new Delivery(sender.sent(), now.queued(), refused);
        progress.accept(delivery);
        return delivery;
    }

    private HourglassException stuck(Delivery now) {
        return new HourglassException(
                ErrorCode.RESOURCES,
                "mlflow: the server at %s must take what is queued, but %d items came back; see `hourglass mlflow status`"
                                .formatted(address.base(), now.left())
                        + " and the server's log; what was not sent stays queued");
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HourglassException(ErrorCode.RESOURCES, "mlflow: interrupted; what was not sent stays queued", e);
        }
    }
}
