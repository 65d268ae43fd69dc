package org.hourglass.mlflow.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.base.Json;
import org.jspecify.annotations.Nullable;

/** The dataset of a run as MLflow describes one. */
final class Datasets {

    private static final int DIGEST = 12;

    private Datasets() {}

    static Map<String, String> of(Payload order) {
        Payload slot = order.object("dataset");
        String name = slot.text("plugin").isEmpty() ? order.text("dataset") : slot.text("plugin");
        String fingerprint = order.text("fingerprint").replaceFirst("^sha256:", "");
        Map<String, @Nullable Object> profile = new LinkedHashMap<>();
        profile.put("fingerprint", fingerprint);
        profile.put("validation", order.get("validation"));
        profile.putAll(slot.object("parameters").entries());
        Map<String, String> dataset = new LinkedHashMap<>();
        dataset.put("name", name.isEmpty() ? "unnamed" : name);
        dataset.put("digest", fingerprint.substring(0, Math.min(DIGEST, fingerprint.length())));
        dataset.put("source_type", "local");
        dataset.put("source", Json.write(Map.of("uri", "plugin:%s@%s".formatted(name, slot.text("version")))));
        dataset.put("profile", Json.write(profile));
        return dataset;
    }
}
