package org.hourglass.launcher;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Verifies jars beside the framework's own preparations: at the first start, to digest TensorFlow's natives takes as long as
 * to install all bundles.
 */
final class Verification {

    private final FutureTask<Void> task;

    private Verification(FutureTask<Void> task) {
        this.task = task;
    }

    /** Starts to verify these bundles. */
    static Verification of(Repository repository, List<BundleEntry> bundles) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            for (BundleEntry entry : bundles) {
                repository.verify(entry);
            }
            repository.save();
            return null;
        });
        Thread thread = new Thread(task, "hourglass-verification");
        thread.setDaemon(true);
        thread.start();
        return new Verification(task);
    }

    /** Waits for the end, and throws what was found wrong. */
    void join() throws LaunchException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LaunchException found) {
                throw found;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException(LaunchException.ENVIRONMENT, "the start was interrupted", e);
        }
    }
}
