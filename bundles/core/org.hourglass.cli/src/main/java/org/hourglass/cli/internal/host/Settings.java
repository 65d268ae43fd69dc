package org.hourglass.cli.internal.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * What {@code hourglass.yaml} says. Its part about MLflow is read where MLflow is known.
 *
 * @param parallel runs side by side, if not one per core
 */
public record Settings(Optional<Integer> parallel) {

    /** The name of the file that marks a workspace. */
    public static final String FILE = "hourglass.yaml";

    /** What holds where nothing is said. */
    public static final Settings NONE = new Settings(Optional.empty());

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
        known(settings, "", List.of("engine", "mlflow"));
        map("`mlflow`", settings.get("mlflow"));
        Map<?, ?> engine = map("`engine`", settings.get("engine"));
        known(engine, "engine.", List.of("parallel"));
        Optional<Object> parallel = Optional.ofNullable(engine.get("parallel"));
        return new Settings(parallel.filter(value -> !"cores".equals(value)).map(Settings::parallel));
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

    private static void known(Map<?, ?> map, String prefix, List<String> keys) {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw wrong("%s: a key must be one of %s, but got `%s%s`%s"
                        .formatted(
                                FILE,
                                keys.stream().map(prefix::concat).collect(Collectors.joining(", ")),
                                prefix,
                                key,
                                Nearest.hint(String.valueOf(key), keys)));
            }
        }
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
