package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/** Threads that do the same work side by side. */
record Crew(int size) {

    /** Returns when all have come to an end; fails as the first of them did. */
    void work(Runnable body) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, size), run -> {
            Thread thread = new Thread(run, "hourglass-run-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < Math.max(1, size); i++) {
                workers.add(pool.submit(body));
            }
            await(workers);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(List<Future<?>> workers) {
        RuntimeException first = null;
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                RuntimeException cause = e.getCause() instanceof RuntimeException known
                        ? known
                        : new HourglassException(ErrorCode.INTERNAL, "a worker ended: " + e.getCause(), e.getCause());
                first = first == null ? cause : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HourglassException(ErrorCode.INTERNAL, "the engine was interrupted", e);
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
