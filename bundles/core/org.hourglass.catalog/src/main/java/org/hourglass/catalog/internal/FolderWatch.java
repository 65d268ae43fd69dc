package org.hourglass.catalog.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.PluginFolder;

/** Polls a plugin folder until it is closed. */
final class FolderWatch implements PluginFolder.Watch {

    private static final long PAUSE_MILLIS = 500;

    private final Runnable poll;
    private final Consumer<String> notices;
    private final Consumer<FolderWatch> onClose;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "plugin-folder");
    private String complaint = "";

    FolderWatch(Runnable poll, Consumer<String> notices, Consumer<FolderWatch> onClose) {
        this.poll = poll;
        this.notices = notices;
        this.onClose = onClose;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            do {
                pollOnce();
            } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A folder that cannot be read is said once, not at every poll. */
    private void pollOnce() {
        try {
            poll.run();
            complaint = "";
        } catch (HourglassException e) {
            if (!e.getMessage().equals(complaint)) {
                complaint = e.getMessage();
                notices.accept(complaint);
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        onClose.accept(this);
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
