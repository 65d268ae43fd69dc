package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Records which of its study's revisions a run is ordered with. */
    static void link(Transaction tx, long run, Object order) throws SQLException {
        if (order instanceof Map<?, ?> map) {
            if (map.get("plugin") instanceof String name && map.get("sha256") instanceof String sha256) {
                tx.update(
                        "INSERT INTO run_plugin (run, plugin) SELECT r.id, p.id FROM run r "
                                + "JOIN study_plugin s ON s.study = r.study JOIN plugin_revision p ON p.id = s.plugin "
                                + "WHERE r.id = ? AND p.name = ? AND p.sha256 = ? AND NOT EXISTS "
                                + "(SELECT 1 FROM run_plugin x WHERE x.run = r.id AND x.plugin = p.id)",
                        run,
                        name,
                        sha256);
            }
            linkAll(tx, run, map.values());
        } else if (order instanceof List<?> list) {
            linkAll(tx, run, list);
        }
    }

    private static void linkAll(Transaction tx, long run, Iterable<?> parts) throws SQLException {
        for (@Nullable Object part : parts) {
            if (part != null) {
                link(tx, run, part);
            }
        }
    }

    private static String text(Map<String, Object> revision, String key) {
        Object value = revision.get(key);
        return value == null ? "" : value.toString();
    }
}
