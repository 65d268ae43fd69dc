package org.hourglass.store.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.jspecify.annotations.Nullable;

/**
 * The only access to a record. The process that opens a database first is its host, and when it leaves, everybody else's
 * connection dies: then this opens it again and replays the transaction. So a transaction must be harmless when it is done
 * twice. Thread-safe, one transaction at a time.
 */
final class Database implements AutoCloseable {

    /** Statements that belong together. */
    interface Work<T> {
        T in(Transaction tx) throws SQLException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Place place;
    private @Nullable Transaction open;
    private boolean closed;

    Database(Place place) {
        if (place.workspace().toString().contains(";")) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: a workspace's path must not contain `;`; move or rename the folder"
                            .formatted(place.workspace()));
        }
        this.place = place;
    }

    Place place() {
        return place;
    }

    /** Does the work and commits it; opens the database, and makes it if there is none. */
    synchronized <T> T transaction(Work<T> work) {
        // an interrupt would close the database's file under everybody in this process
        boolean interrupted = Thread.interrupted();
        try {
            return replayed(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }

    private <T> T replayed(Work<T> work) {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long pause = 5; ; pause = Math.min(2 * pause, 200)) {
                try {
                    return once(work);
                } catch (SQLException e) {
                    drop();
                    if (!Faults.lost(e) || System.nanoTime() > end) {
                        throw Faults.of(place, e);
                    }
                } catch (IOException e) {
                    throw Faults.of(place, e);
                }
                interrupted |= Thread.interrupted();
                Pause.millis(pause);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException, IOException {
        Transaction tx = opened();
        try {
            T result = work.in(tx);
            tx.connection().commit();
            return result;
        } catch (RuntimeException e) {
            tx.connection().rollback();
            throw e;
        }
    }

    private Transaction opened() throws SQLException, IOException {
        if (closed) {
            throw new HourglassException(ErrorCode.INTERNAL, "record: must be open, but was closed");
        }
        if (open == null) {
            Door door = new Door(place, PATIENCE);
            open = place.writable() || !place.exists() ? door.open() : door.openReadOnly();
        }
        return open;
    }

    private void drop() {
        Transaction last = open;
        open = null;
        if (last != null) {
            try {
                last.connection().close();
            } catch (SQLException e) {
                // it was broken, or what it held was committed before: there is nothing left to lose
                return;
            }
        }
    }
}
