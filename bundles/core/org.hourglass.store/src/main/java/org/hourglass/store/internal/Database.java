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

    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final Place place;
    private final Duration patience;
    private final boolean reading;
    private final SteadyThread thread = new SteadyThread("hourglass-record");
    private @Nullable Transaction open;

    Database(Place place) {
        this(place, PATIENCE, false);
    }

    /** Returns the access of somebody who only reads, which a full disk does not stop. */
    static Database forReading(Place place) {
        return new Database(place, PATIENCE, true);
    }

    Database(Place place, Duration patience, boolean reading) {
        if (place.workspace().toString().contains(";")) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: a workspace's path must not contain `;`; move or rename the folder"
                            .formatted(place.workspace()));
        }
        this.place = place;
        this.patience = patience;
        this.reading = reading;
    }

    Place place() {
        return place;
    }

    /** Does the work and commits it; opens the database, and makes it if there is none. */
    <T> T transaction(Work<T> work) {
        return thread.call(() -> replayed(work));
    }

    @Override
    public void close() {
        thread.finish(this::drop);
    }

    private <T> T replayed(Work<T> work) {
        long end = System.nanoTime() + patience.toNanos();
        for (long pause = 5; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
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
            Pause.millis(pause);
        }
    }

    private <T> T once(Work<T> work) throws SQLException, IOException {
        Transaction tx = opened();
        try {
            T result = work.in(tx);
            tx.connection().commit();
            // a host that closes while it commits says yes and writes nothing; then it answers no more
            tx.number("SELECT id FROM lease");
            return result;
        } catch (RuntimeException e) {
            tx.rollback();
            throw e;
        }
    }

    private Transaction opened() throws SQLException, IOException {
        Transaction tx = open;
        if (tx == null) {
            tx = through(new Door(place, patience));
            open = tx;
        }
        return tx;
    }

    private Transaction through(Door door) throws SQLException, IOException {
        if (place.exists() && !place.writable()) {
            return door.openReadOnly();
        }
        try {
            return door.open();
        } catch (SQLException | IOException e) {
            if (reading && Faults.full(e)) {
                return door.openReadOnly();
            }
            throw e;
        }
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
