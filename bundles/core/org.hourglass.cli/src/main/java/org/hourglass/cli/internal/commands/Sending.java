package org.hourglass.cli.internal.commands;

import java.nio.file.Path;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.mlflow.Delivery;
import org.hourglass.mlflow.Tracker;

/** Sends what is queued for MLflow and shows how far it is: on a terminal in one line that is drawn again. */
final class Sending {

    private static final long QUIET_NANOS = 2_000_000_000L;

    private final Host host;
    private long last = System.nanoTime();

    Sending(Host host) {
        this.host = host;
    }

    Delivery send(Tracker tracker, Path workspace) {
        boolean live = host.terminal().live();
        Delivery delivery = tracker.sync(workspace, so -> {
            if (live) {
                host.terminal().err().print("\rMLflow: %d sent, %d to go\033[K".formatted(so.sent(), so.left()));
                host.terminal().err().flush();
            } else if (System.nanoTime() - last > QUIET_NANOS) {
                last = System.nanoTime();
                host.tell("MLflow: %d sent, %d to go".formatted(so.sent(), so.left()));
            }
        });
        if (live) {
            host.terminal().err().print("\r\033[K");
            host.terminal().err().flush();
        }
        return delivery;
    }
}
