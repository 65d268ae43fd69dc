package org.hourglass.cli.internal.commands;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.hourglass.mlflow.Tracker;

/** MLflow's follower, or nothing where this installation has no tracker. */
final class Following implements AutoCloseable {

    private final Optional<Tracker.Follower> follower;

    private Following(Optional<Tracker.Follower> follower) {
        this.follower = follower;
    }

    static Following start(Optional<Tracker> tracker, Path workspace, Consumer<String> notices) {
        return new Following(tracker.map(found -> found.follow(workspace, notices)));
    }

    @Override
    public void close() {
        follower.ifPresent(Tracker.Follower::close);
    }
}
