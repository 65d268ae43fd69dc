package org.hourglass.cli.internal.commands;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.mlflow.Delivery;
import org.hourglass.mlflow.Server;
import org.hourglass.mlflow.Status;
import org.hourglass.mlflow.Tracker;

/** A tracker without a server, until it is told that it can have one. */
final class FakeTracker implements Tracker {

    boolean canStart;
    boolean up;
    long queued;
    int followers;

    @Override
    public Server up(Path workspace, Consumer<String> progress) {
        if (!canStart) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "python3: must be there to install MLflow, but is not; install Python 3.10 or newer");
        }
        up = true;
        return new Server(URI.create("http://127.0.0.1:5001"), "3.17.0", true);
    }

    @Override
    public boolean down(Path workspace) {
        boolean was = up;
        up = false;
        return was;
    }

    @Override
    public Status status(Path workspace) {
        return up
                ? new Status(URI.create("http://127.0.0.1:5001"), "3.17.0", true, null, queued, null, List.of())
                : new Status(
                        null,
                        null,
                        true,
                        "no server runs; start it with `hourglass mlflow up`",
                        queued,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        List.of(new Status.Refusal("sparse/0/0", "METRICS", "400 INVALID_PARAMETER_VALUE")));
    }

    @Override
    public Delivery sync(Path workspace, Consumer<Delivery> progress) {
        Delivery delivery = new Delivery(queued, 0, 0);
        queued = 0;
        progress.accept(delivery);
        return delivery;
    }

    @Override
    public Follower follow(Path workspace, Consumer<String> notices) {
        followers++;
        return () -> followers--;
    }

    @Override
    public Optional<URI> link(Path workspace, String study) {
        return up
                ? Optional.of(URI.create("http://127.0.0.1:5001/#/experiments/1/runs?workflowType=machine_learning"))
                : Optional.empty();
    }
}
