package org.hourglass.store.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/** A thread that nobody interrupts: an interrupt closes a database's file under everybody in the process. */
final class SteadyThread {

    private final String name;
    private final ExecutorService executor;

    SteadyThread(String name) {
        this.name = name;
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does the work over there and waits for it to the end, whatever happens to the caller. */
    <T> T call(Callable<T> work) {
        Future<T> result;
        try {
            result = executor.submit(work);
        } catch (RejectedExecutionException e) {
            throw new HourglassException(ErrorCode.INTERNAL, "%s: must be open, but was closed".formatted(name), e);
        }
        return await(result);
    }

    /** Does a last work, unless that was done before. */
    void finish(Runnable last) {
        if (!executor.isShutdown()) {
            call(Executors.callable(last, Boolean.TRUE));
            executor.shutdown();
        }
    }

    private static <T> T await(Future<T> result) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
