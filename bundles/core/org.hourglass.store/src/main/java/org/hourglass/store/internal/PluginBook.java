package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What is written of plugin revisions. */
final class PluginBook {

    private PluginBook() {}

    /** Returns the number of a revision {kind, name, version, sha256, bundle}, recorded if it is new. */
    static long id(Transaction tx, Map<String, Object> revision) throws SQLException {
        String kind = text(revision, "kind");
        String name = text(revision, "name");
        String version = text(revision, "version");
        String sha256 = text(revision, "sha256");
        Optional<Long> known = tx.first(
                "SELECT id FROM plugin_revision WHERE kind = ? AND name = ? AND version = ? AND sha256 = ?",
                row -> row.getLong(1),
                kind,
                name,
                version,
                sha256);
        if (known.isPresent()) {
            return known.get();
        }
        long id = tx.number("SELECT COALESCE(MAX(id), 0) + 1 FROM plugin_revision");
        tx.update(
                "INSERT INTO plugin_revision (id, kind, name, version, sha256, bundle) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                kind,
                name,
                version,
                sha256,
                text(revision, "bundle"));
        return id;
    }

    private static String text(Map<String, Object> revision, String key) {
        Object value = revision.get(key);
        return value == null ? "" : value.toString();
    }
}
