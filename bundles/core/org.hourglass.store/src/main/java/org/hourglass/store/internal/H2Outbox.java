package org.hourglass.store.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.store.Outbox;

/** The outbox in H2. Per server there is a mark, up to which every item is settled, and a row for what stands out beyond it. */
final class H2Outbox implements Outbox {

    private static final String OPEN = "FROM outbox o LEFT JOIN delivery d ON d.server = ? AND d.item = o.id "
            + "WHERE o.id > ? AND (d.state IS NULL OR d.state = 'WAITING') ";

    /** Nobody waits that long: beyond it, the clock was set back. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final Database database;

    H2Outbox(Database database) {
        this.database = database;
    }

    @Override
    public List<Item> due(String server, int limit, Instant now) {
        return read(
                List.of(),
                tx -> full(
                        tx,
                        tx.all(
                                "SELECT o.id, o.subject, o.kind, o.payload, COALESCE(d.attempts, 0) " + OPEN
                                        + "AND o.subject NOT IN (SELECT w.subject FROM delivery w "
                                        + "WHERE w.server = ? AND w.state = 'WAITING' AND w.next_try > ? AND w.next_try <= ?) "
                                        + "ORDER BY o.id FETCH FIRST ? ROWS ONLY",
                                H2Outbox::item,
                                server,
                                mark(tx, server),
                                server,
                                now,
                                now.plus(LONGEST_WAIT),
                                limit)));
    }

    @Override
    public void delivered(String server, List<Long> items) {
        write(tx -> {
            for (long item : items) {
                settle(tx, server, item, "DELIVERED", "");
            }
            moveMark(tx, server);
        });
    }

    @Override
    public void postponed(String server, long item, Instant next, String why) {
        write(tx -> tx.update(
                "MERGE INTO delivery d USING (SELECT id, subject FROM outbox WHERE id = ?) o ON d.server = ? AND d.item = o.id "
                        + "WHEN MATCHED AND d.state = 'WAITING' THEN UPDATE SET attempts = d.attempts + 1, next_try = ?, why = ? "
                        + "WHEN NOT MATCHED THEN INSERT (server, item, subject, state, attempts, next_try, why) "
                        + "VALUES (?, o.id, o.subject, 'WAITING', 1, ?, ?)",
                item,
                server,
                next,
                why,
                server,
                next,
                why));
    }

    @Override
    public void refused(String server, long item, String why) {
        write(tx -> {
            settle(tx, server, item, "REFUSED", why);
            moveMark(tx, server);
        });
    }

    @Override
    public Optional<String> known(String server, String subject) {
        return read(
                Optional.empty(),
                tx -> tx.first(
                        "SELECT id FROM tracker_map WHERE server = ? AND subject = ?",
                        row -> row.getString(1),
                        server,
                        subject));
    }

    @Override
    public void remember(String server, String subject, String id) {
        write(tx -> tx.update(
                "MERGE INTO tracker_map (server, subject, id) KEY (server, subject) VALUES (?, ?, ?)",
                server,
                subject,
                id));
    }

    @Override
    public void forget(String server) {
        write(tx -> {
            tx.update("DELETE FROM tracker_map WHERE server = ?", server);
            tx.update("DELETE FROM delivery WHERE server = ?", server);
            tx.update("DELETE FROM tracker WHERE server = ?", server);
        });
    }

    /** The mark goes back to before the first item of the subject; what others have beyond it gets a row that says so. */
    @Override
    public void forget(String server, String subject) {
        String under = subject + "/";
        write(tx -> {
            long mark = mark(tx, server);
            long first = tx.number(
                    "SELECT COALESCE(MIN(id), ?) FROM outbox WHERE subject = ? OR LOCATE(?, subject) = 1",
                    mark + 1,
                    subject,
                    under);
            tx.update(
                    "INSERT INTO delivery (server, item, subject, state, attempts, why) "
                            + "SELECT ?, o.id, o.subject, 'DELIVERED', 1, '' FROM outbox o WHERE o.id BETWEEN ? AND ? "
                            + "AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.server = ? AND d.item = o.id)",
                    server,
                    first,
                    mark,
                    server);
            for (String table : List.of("delivery", "tracker_map")) {
                tx.update(
                        "DELETE FROM %s WHERE server = ? AND (subject = ? OR LOCATE(?, subject) = 1)".formatted(table),
                        server,
                        subject,
                        under);
            }
            tx.update("UPDATE tracker SET settled = ? WHERE server = ?", Math.min(first - 1, mark), server);
        });
    }

    @Override
    public Status status(String server) {
        return read(new Status(0, null, List.of()), tx -> {
            List<Refused> refused = tx.all(
                    "SELECT d.subject, o.kind, d.why FROM delivery d JOIN outbox o ON o.id = d.item "
                            + "WHERE d.server = ? AND d.state = 'REFUSED' ORDER BY d.item",
                    row -> new Refused(row.getString(1), row.getString(2), row.getString(3)),
                    server);
            return tx.first(
                            "SELECT COUNT(*), MIN(o.created) " + OPEN,
                            row -> new Status(row.getLong(1), row.getObject(2, Instant.class), refused),
                            server,
                            mark(tx, server))
                    .orElseThrow();
        });
    }

    @Override
    public void close() {
        database.close();
    }

    private static List<Item> full(Transaction tx, List<Item> items) throws SQLException {
        List<Item> full = new ArrayList<>();
        for (Item item : items) {
            full.add(new Item(
                    item.id(), item.subject(), item.kind(), Told.of(tx, item.kind(), item.payload()), item.attempts()));
        }
        return full;
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong(1),
                row.getString(2),
                Kind.valueOf(row.getString(3)),
                Json.parseObject(row.getString(4)),
                row.getInt(5));
    }

    private static void settle(Transaction tx, String server, long item, String state, String why) throws SQLException {
        tx.update(
                "MERGE INTO delivery (server, item, subject, state, attempts, next_try, why) KEY (server, item) "
                        + "SELECT ?, o.id, o.subject, ?, COALESCE((SELECT attempts FROM delivery WHERE server = ? AND item = o.id), 0) + 1, "
                        + "NULL, ? FROM outbox o WHERE o.id = ? AND o.id > ?",
                server,
                state,
                server,
                why,
                item,
                mark(tx, server));
    }

    private static long mark(Transaction tx, String server) throws SQLException {
        return tx.first("SELECT settled FROM tracker WHERE server = ?", row -> row.getLong(1), server)
                .orElse(0L);
    }

    /** Moves the mark up to the first item that is not settled; what was delivered below it needs no row any more. */
    private static void moveMark(Transaction tx, String server) throws SQLException {
        Optional<Long> next = tx.first(
                "SELECT o.id " + OPEN + "ORDER BY o.id FETCH FIRST ROW ONLY",
                row -> row.getLong(1),
                server,
                mark(tx, server));
        long mark = next.isPresent() ? next.get() - 1 : tx.number("SELECT COALESCE(MAX(id), 0) FROM outbox");
        tx.update("MERGE INTO tracker (server, settled) KEY (server) VALUES (?, ?)", server, mark);
        tx.update("DELETE FROM delivery WHERE server = ? AND item <= ? AND state = 'DELIVERED'", server, mark);
    }

    private <T> T read(T empty, Database.Work<T> work) {
        return database.place().exists() ? database.transaction(work) : empty;
    }

    /** Where there is no record nothing was told, and nothing is to be remembered. */
    private void write(Change change) {
        if (database.place().exists()) {
            database.transaction(tx -> {
                change.in(tx);
                return change;
            });
        }
    }

    private interface Change {
        void in(Transaction tx) throws SQLException;
    }
}
