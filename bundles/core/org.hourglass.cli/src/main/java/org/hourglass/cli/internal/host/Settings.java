package org.hourglass.cli.internal.host;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What {@code hourglass.yaml} says.
 *
 * @param mlflow the address of an MLflow server, if the workspace does not use one of its own
 * @param parallel runs side by side, if not one per core
 */
public record Settings(Optional<URI> mlflow, Optional<Integer> parallel) {

    /** The name of the file that marks a workspace. */
    public static final String FILE = "hourglass.yaml";

    /** What holds where nothing is said. */
    public static final Settings NONE = new Settings(Optional.empty(), Optional.empty());

    private static final Map<String, Set<String>> KNOWN = Map.of("mlflow", Set.of("url"), "engine", Set.of("parallel"));

    /** Reads the file of a workspace; where there is none, nothing is said. */
    static Settings read(Path workspace) {
        Path file = workspace.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "%s: must be a readable text in UTF-8, but got %s".formatted(file, e), e);
        }
    }

    static Settings parse(String text) {
        Map<?, ?> settings = map(FILE, load(text));
        settings.forEach((group, values) -> {
            known("", KNOWN.keySet(), String.valueOf(group));
            map("`%s`".formatted(group), values)
                    .keySet()
                    .forEach(key -> known(
                            group + ".", KNOWN.getOrDefault(String.valueOf(group), Set.of()), String.valueOf(key)));
        });
        return new Settings(
                value(settings, "mlflow", "url").map(Settings::url),
                value(settings, "engine", "parallel")
                        .filter(value -> !"cores".equals(value))
                        .map(Settings::parallel));
    }

    private static @Nullable Object load(String text) {
        try {
            return new Load(LoadSettings.builder()
                            .setLabel(FILE)
                            .setSchema(new CoreSchema())
                            .build())
                    .loadFromString(text);
        } catch (YamlEngineException e) {
            throw wrong("%s: must be YAML, but got %s".formatted(FILE, e.getMessage()));
        }
    }

    private static Map<?, ?> map(String where, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        } else if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("%s: must be a map of keys, but got %s".formatted(where, value));
    }

    private static void known(String prefix, Set<String> keys, String key) {
        if (!keys.contains(key)) {
            throw wrong("%s: a key must be one of %s, but got `%s%s`%s"
                    .formatted(
                            FILE,
                            keys.stream().sorted().collect(Collectors.joining(", ")),
                            prefix,
                            key,
                            Nearest.hint(key, keys)));
        }
    }

    private static Optional<Object> value(Map<?, ?> settings, String group, String key) {
        return Optional.ofNullable(settings.get(group)).map(values -> ((Map<?, ?>) values).get(key));
    }

    private static URI url(Object value) {
        String text = String.valueOf(value);
        if (!text.matches("https?://[^\\s/@]+(/\\S*)?")) {
            throw wrong("`mlflow.url`: must be an address such as http://127.0.0.1:5000 (user and password go into the"
                    + " environment, MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD), but got %s"
                            .formatted(text));
        }
        return URI.create(text);
    }

    private static int parallel(Object value) {
        if (value instanceof Integer number && number >= 1 && number <= 1024) {
            return number;
        }
        throw wrong("`engine.parallel`: must be `cores` or a whole number in [1, 1024], but got %s".formatted(value));
    }

    private static HourglassException wrong(String message) {
        return new HourglassException(ErrorCode.USER, message);
    }
}
