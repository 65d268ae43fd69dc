package org.hourglass.store.internal;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.store.Outbox.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What an item tells in full. An item holds what the record has nowhere else; the rest is added from the record when it is
 * read. Of a run that was forgotten meanwhile there is nothing to add, and the next item of that run says that it was.
 */
final class Told {

    private Told() {}

    static Map<String, @Nullable Object> of(Transaction tx, Kind kind, Map<String, @Nullable Object> payload)
            throws SQLException {
        Object run = payload.remove("run");
        if (run instanceof Long id) {
            switch (kind) {
                case RUN -> payload.put("order", order(tx, id));
                case METRICS -> payload.put("metrics", epoch(tx, id, payload.get("epoch")));
                case END -> payload.put("metrics", end(tx, id));
                default -> {}
            }
        }
        return payload;
    }

    private static Object order(Transaction tx, long run) throws SQLException {
        Optional<String> order = tx.first("SELECT content FROM operative WHERE run = ?", row -> row.getString(1), run);
        return order.isPresent() ? Json.parseObject(order.get()) : Map.of();
    }

    private static Object epoch(Transaction tx, long run, @Nullable Object epoch) throws SQLException {
        return epoch instanceof Long number
                ? finite(History.metrics(tx, run, number.intValue()).orElse(Map.of()))
                : Map.of();
    }

    /** What is not finite is told as null, as it would be in JSON. */
    private static Object finite(Map<String, Double> metrics) {
        Map<String, @Nullable Double> finite = new LinkedHashMap<>();
        metrics.forEach((name, value) -> finite.put(name, Double.isFinite(value) ? value : null));
        return finite;
    }

    private static Object end(Transaction tx, long run) throws SQLException {
        return finite(tx.first(
                        "SELECT end_names, end_measured FROM outcome WHERE run = ?",
                        row -> Measured.read(row, 1).map(tx),
                        run)
                .orElse(Map.of()));
    }
}
