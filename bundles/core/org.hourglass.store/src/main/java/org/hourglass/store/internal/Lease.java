package org.hourglass.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.jspecify.annotations.Nullable;

/** Who writes in a workspace: one process, which must say again and again that it lives. */
final class Lease {

    static final Duration LENGTH = Duration.ofSeconds(15);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final String READ = "SELECT owner, pid, host, process_start, since, expires FROM lease";

    private final Place place;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    Lease(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    String owner() {
        return owner;
    }

    /** Takes the lease unless a living process has it. */
    void take(Transaction tx) throws SQLException {
        Optional<Holder> holder = lock(tx);
        if (holder.isPresent() && !holder.get().owner().equals(owner) && alive(holder.get())) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: must not be in use, but got %s at work in it; wait until it has ended, or end it"
                            .formatted(place.workspace(), holder.get()));
        }
        ProcessHandle process = ProcessHandle.current();
        tx.update(
                "UPDATE lease SET owner = ?, pid = ?, host = ?, process_start = ?, since = ?, expires = ?",
                owner,
                process.pid(),
                Machine.name(),
                Machine.startOf(process).orElse(null),
                now(),
                now().plus(LENGTH));
    }

    void renew(Transaction tx) throws SQLException {
        tx.update("UPDATE lease SET expires = ? WHERE owner = ?", now().plus(LENGTH), owner);
    }

    void giveBack(Transaction tx) throws SQLException {
        tx.update("UPDATE lease SET owner = NULL WHERE owner = ?", owner);
    }

    /** Locks the lease until the transaction ends, and fails if another process took it from a process that seemed dead. */
    void require(Transaction tx) throws SQLException {
        boolean held = tx.first("SELECT owner FROM lease FOR UPDATE", row -> owner.equals(row.getString(1)))
                .orElse(false);
        if (!held) {
            Optional<Holder> holder = holder(tx, READ);
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: this process must say that it lives every %d s, but did not, and %s; end this process, the study goes on there or with `hourglass resume`"
                            .formatted(
                                    place.workspace(),
                                    LENGTH.toSeconds(),
                                    holder.map(other -> other + " took over")
                                            .orElse("another one took over and has ended")));
        }
    }

    /** Says whether a process is at work in the workspace. */
    static boolean held(Transaction tx, Clock clock) throws SQLException {
        Optional<Holder> holder = holder(tx, READ);
        return holder.isPresent() && holder.get().aliveAt(clock.instant());
    }

    private boolean alive(Holder holder) {
        return holder.aliveAt(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<Holder> lock(Transaction tx) throws SQLException {
        return holder(tx, READ + " FOR UPDATE");
    }

    private static Optional<Holder> holder(Transaction tx, String query) throws SQLException {
        return tx.first(
                        query,
                        row -> row.getString(1) == null ? Optional.<Holder>empty() : Optional.of(new Holder(row)))
                .flatMap(found -> found);
    }

    /** The process that has the lease. */
    private record Holder(
            String owner, long pid, String host, @Nullable Instant start, Instant since, Instant expires) {

        Holder(ResultSet row) throws SQLException {
            this(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getObject(4, Instant.class),
                    row.getObject(5, Instant.class),
                    row.getObject(6, Instant.class));
        }

        /**
         * Of this machine's processes the system tells whether they are there. Of another machine's there is the expiry
         * alone, and one that is further away than a lease is long tells that a clock was set, not that a process lives.
         */
        boolean aliveAt(Instant now) {
            boolean possible =
                    host.equals(Machine.name()) ? Machine.alive(pid, start) : !expires.isAfter(now.plus(LENGTH));
            return possible && now.isBefore(expires);
        }

        @Override
        public String toString() {
            String where = host.equals(Machine.name()) ? "" : " on " + host;
            return "process %d%s, since %s,".formatted(pid, where, TIME.format(since.atZone(ZoneId.systemDefault())));
        }
    }
}
