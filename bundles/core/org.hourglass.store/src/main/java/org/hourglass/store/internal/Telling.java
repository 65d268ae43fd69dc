package org.hourglass.store.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.base.Json;
import org.hourglass.store.Outbox.Kind;
import org.jspecify.annotations.Nullable;

/** Puts into the outbox what trackers are to hear, in the transaction of the event. */
final class Telling {

    private Telling() {}

    static void tell(Transaction tx, String subject, Kind kind, Instant now, Map<String, @Nullable Object> payload)
            throws SQLException {
        long last = tx.number("SELECT COALESCE(MAX(id), 0) FROM outbox");
        tx.update(
                "INSERT INTO outbox (id, subject, kind, payload, created) VALUES (?, ?, ?, ?, ?)",
                last + 1,
                subject,
                kind.name(),
                Json.write(payload),
                now);
    }

    /** Returns a payload of keys and values in turn. */
    static Map<String, @Nullable Object> payload(@Nullable Object... entries) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            payload.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return payload;
    }
}
