package org.hourglass.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Sha256;

/**
 * Brings the schema to what the program needs. H2 commits each definition by itself, so every statement of a file can be run
 * again, and a file counts once its row in schema_version is there.
 */
final class Migrations {

    private static final List<String> FILES = List.of(
            "001-record.sql",
            "002-search.sql",
            "003-search-required.sql",
            "004-measurements.sql",
            "005-measurements-moved.sql");

    private Migrations() {}

    static int newest() {
        return FILES.size();
    }

    /** Fails if a newer program, or another one, or none wrote the record; says whether statements are to be run. */
    static boolean needed(Transaction tx, Place place) throws SQLException {
        TreeMap<Integer, String> applied = applied(tx);
        if (applied.isEmpty()) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    ("%s: must be a whole record, but got a database without its tables; put a copy of it back,"
                                    + " or move it away to begin a new record")
                            .formatted(place.file()));
        }
        int found = applied.lastKey();
        if (found > newest()) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: must have schema %d or older, but got %d; use the newer Hourglass that wrote it"
                            .formatted(place.file(), newest(), found));
        }
        for (Map.Entry<Integer, String> version : applied.entrySet()) {
            if (!Sha256.of(text(version.getKey())).equals(version.getValue())) {
                throw new HourglassException(
                        ErrorCode.RESOURCES,
                        "%s: must have this program's schema %d, but got another one of that number; use the Hourglass that wrote it"
                                .formatted(place.file(), version.getKey()));
            }
        }
        return found < newest();
    }

    static void run(Transaction tx) throws SQLException {
        run(tx, newest());
    }

    /** Brings the schema to a version that is not the newest, as an older program would. */
    static void run(Transaction tx, int last) throws SQLException {
        try (Statement statement = tx.connection().createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, "
                    + "file VARCHAR(250) NOT NULL, checksum VARCHAR(64) NOT NULL, "
                    + "applied TIMESTAMP(3) WITH TIME ZONE NOT NULL)");
            Map<Integer, String> applied = applied(tx);
            for (int version = 1; version <= last; version++) {
                if (!applied.containsKey(version)) {
                    for (String sql : statements(version)) {
                        statement.execute(sql);
                    }
                    tx.update(
                            "MERGE INTO schema_version KEY (version) VALUES (?, ?, ?, ?)",
                            version,
                            FILES.get(version - 1),
                            Sha256.of(text(version)),
                            Instant.now());
                    tx.connection().commit();
                }
            }
        }
    }

    static List<String> statements(int version) {
        return List.of(text(version).strip().split(";\\s*(\\n|$)"));
    }

    private static TreeMap<Integer, String> applied(Transaction tx) throws SQLException {
        TreeMap<Integer, String> applied = new TreeMap<>();
        boolean any = tx.number("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'PUBLIC' "
                        + "AND table_name = 'SCHEMA_VERSION'")
                > 0;
        if (any) {
            tx.each(
                    "SELECT version, checksum FROM schema_version",
                    row -> applied.put(row.getInt(1), row.getString(2)));
        }
        return applied;
    }

    private static String text(int version) {
        String file = FILES.get(version - 1);
        try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new HourglassException(ErrorCode.INTERNAL, "%s: cannot be read from the bundle".formatted(file), e);
        }
    }
}
