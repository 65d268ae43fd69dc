package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.jspecify.annotations.Nullable;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/**
 * MLflow's client under guard. It has no timeouts of its own, ignores interruption, and loses a connection to each answer
 * of 429: so a watchdog closes it when it hangs, and after any failure a new one takes its place. One thread.
 */
final class Client implements AutoCloseable {

    private final Address address;
    private final ScheduledExecutorService watchdog;
    private @Nullable MlflowClient client;

    /** A call of the client. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T on(MlflowClient client);
    }

    /** A call of the client without a result. */
    @FunctionalInterface
    interface Order {
        void on(MlflowClient client);
    }

    Client(Address address) {
        this.address = address;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mlflow-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        this.watchdog = executor;
    }

    void tell(Order order) throws Trouble {
        Object unused = ask(client -> {
            order.on(client);
            return "";
        });
        assert unused != null;
    }

    <T extends @Nullable Object> T ask(Call<T> call) throws Trouble {
        MlflowClient mine = client();
        AtomicBoolean hung = new AtomicBoolean();
        ScheduledFuture<?> alarm = watchdog.schedule(
                () -> {
                    hung.set(true);
                    mine.close();
                },
                address.answer().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return call.on(mine);
        } catch (MlflowHttpException e) {
            drop();
            throw Answers.trouble(e.getStatusCode(), String.valueOf(e.getBodyMessage()), null);
        } catch (MlflowClientException | IllegalStateException e) {
            drop();
            throw hung.get() ? new Trouble(Kind.SILENT, "no answer in time", null, e) : failure(e);
        } finally {
            alarm.cancel(false);
        }
    }

    private static Trouble failure(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("InvalidProtocolBufferException")) {
                return new Trouble(Kind.FOREIGN, "the answer is not MLflow's JSON", null, e);
            } else if (cause instanceof IOException io) {
                return Answers.silence(io);
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
