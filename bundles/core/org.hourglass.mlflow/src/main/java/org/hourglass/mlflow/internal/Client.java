package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.jspecify.annotations.Nullable;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/**
 * MLflow's client under guard. It has no timeouts of its own and keeps failed connections, so a watchdog ends what hangs,
 * and after any failure a new client takes the place of the old one. One thread.
 */
final class Client implements AutoCloseable {

    private final Address address;
    private final ScheduledExecutorService watchdog;
    /** What the client's own HTTP library says goes to people's screens otherwise; held, because loggers are forgotten. */
    private final Logger chatter = Logger.getLogger("org.mlflow_project.apachehttp");

    private @Nullable MlflowClient client;

    /** A call of the client. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T on(MlflowClient client);
    }

    Client(Address address) {
        this.address = address;
        chatter.setLevel(Level.OFF);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mlflow-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        this.watchdog = executor;
    }

    <T extends @Nullable Object> T ask(Call<T> call) throws Trouble {
        MlflowClient mine = client();
        Guard guard = new Guard(mine, Thread.currentThread());
        ScheduledFuture<?> alarm =
                watchdog.schedule(guard::bite, address.answer().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.on(mine);
        } catch (MlflowHttpException e) {
            drop();
            throw Answers.trouble(e.getStatusCode(), String.valueOf(e.getBodyMessage()), null);
        } catch (RuntimeException e) {
            drop();
            throw guard.ended() ? new Trouble(Kind.SILENT, "no answer in time", null, e) : failure(e);
        } finally {
            guard.ended();
            alarm.cancel(false);
        }
    }

    /**
     * Ends a call that hangs. One that waits for an answer ends when the client is closed, one that waits for a connection
     * (the client loses one to each answer of 429) when its thread is interrupted.
     */
    private static final class Guard {
        private final MlflowClient guarded;
        private final Thread caller;
        private boolean bitten;
        private boolean over;

        Guard(MlflowClient guarded, Thread caller) {
            this.guarded = guarded;
            this.caller = caller;
        }

        synchronized void bite() {
            if (!over) {
                bitten = true;
                guarded.close();
                caller.interrupt();
            }
        }

        /** The call is over; says whether it was ended, and takes the interruption back if so. */
        synchronized boolean ended() {
            if (!over) {
                over = true;
                if (bitten) {
                    bitten = Thread.interrupted() || bitten;
                }
            }
            return bitten;
        }
    }

    private static Trouble failure(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("InvalidProtocolBufferException")) {
                return new Trouble(Kind.FOREIGN, "the answer is not MLflow's JSON", null, e);
            } else if (cause instanceof IOException io) {
                return Answers.silence(io);
            } else if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new Trouble(Kind.SILENT, "interrupted", null, e);
            }
        }
        return new Trouble(Kind.BROKEN, String.valueOf(e.getMessage()), null, e);
    }

    private MlflowClient client() {
        MlflowClient mine = client;
        if (mine == null) {
            mine = new MlflowClient(credentials());
            client = mine;
        }
        return mine;
    }

    private BasicMlflowHostCreds credentials() {
        Credentials mine = address.credentials();
        String base = address.base().toString();
        if (mine.byPassword()) {
            return new BasicMlflowHostCreds(base, mine.user(), mine.password());
        }
        return mine.byToken() ? new BasicMlflowHostCreds(base, mine.token()) : new BasicMlflowHostCreds(base);
    }

    private void drop() {
        MlflowClient mine = client;
        client = null;
        if (mine != null) {
            mine.close();
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
        drop();
    }
}
