package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What a workspace says about MLflow, under {@code mlflow} in its {@code hourglass.yaml}.
 *
 * @param url the server that it names, if it names one
 * @param artifacts whether files are sent, and not only numbers
 */
record Settings(Optional<URI> url, boolean artifacts) {

    private static final String FILE = "hourglass.yaml";
    private static final List<String> KEYS = List.of("url", "artifacts");
    private static final long LARGEST = 1 << 20;

    static Settings read(Path workspace) {
        Path file = workspace.resolve(FILE);
        if (!Files.exists(file)) {
            return new Settings(Optional.empty(), true);
        }
        Object mlflow = load(file) instanceof Map<?, ?> all ? all.get("mlflow") : null;
        if (mlflow == null) {
            return new Settings(Optional.empty(), true);
        } else if (mlflow instanceof Map<?, ?> map) {
            return of(map);
        }
        throw wrong("`mlflow` must be a map of %s, but got %s".formatted(KEYS, mlflow));
    }

    private static Settings of(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (!KEYS.contains(name)) {
                throw wrong("keys of `mlflow` must be of %s, but got `%s`%s"
                        .formatted(KEYS, name, Nearest.hint(name, KEYS)));
            }
        }
        Object artifacts = map.get("artifacts");
        if (artifacts != null && !(artifacts instanceof Boolean)) {
            throw wrong("`mlflow.artifacts` must be true or false, but got " + artifacts);
        }
        return new Settings(url(map.get("url")), !Boolean.FALSE.equals(artifacts));
    }

    private static Optional<URI> url(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            URI url = new URI(value.toString().strip());
            if (url.getUserInfo() != null) {
                throw wrong("`mlflow.url` must hold no user and password; set MLFLOW_TRACKING_USERNAME and"
                        + " MLFLOW_TRACKING_PASSWORD instead");
            }
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // told below, as what is no URL of a server
        }
        throw wrong("`mlflow.url` must be a URL such as http://tracking.example.org:5000, but got " + value);
    }

    private static @Nullable Object load(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw wrong("it must be at most 1 MiB, but has %d bytes".formatted(Files.size(file)));
            }
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(FILE)
                    .setSchema(new CoreSchema())
                    .build();
            return new Load(settings).loadFromString(Files.readString(file));
        } catch (YamlEngineException e) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "%s: must be YAML, but %s"
                            .formatted(FILE, String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
                    e);
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "%s: cannot be read; give the right to read it".formatted(file), e);
        }
    }

    private static HourglassException wrong(String what) {
        return new HourglassException(ErrorCode.USER, FILE + ": " + what);
    }
}
