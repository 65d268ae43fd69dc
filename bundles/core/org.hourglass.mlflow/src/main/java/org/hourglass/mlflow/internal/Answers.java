package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.jspecify.annotations.Nullable;

/** Tells from a server's answer what went wrong. */
final class Answers {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private Answers() {}

    /** Returns what an answer other than 2xx means. */
    static Trouble trouble(int status, String body, @Nullable Duration retryAfter) {
        Optional<Map<String, @Nullable Object>> json = json(body);
        String code = json.map(map -> String.valueOf(map.get("error_code"))).orElse("");
        String said = json.map(map -> map.get("message")).map(Object::toString).orElse(body);
        String message = "HTTP %d%s".formatted(status, shorten(said).isEmpty() ? "" : ": " + shorten(said));
        return new Trouble(kind(status, code, said, json.isPresent()), message, retryAfter, null);
    }

    private static Kind kind(int status, String code, String said, boolean json) {
        if (status == 401 || status == 403) {
            return Kind.DENIED;
        } else if (status == 408
                || status == 429
                || (status >= 502 && status <= 504)
                || code.equals("TEMPORARILY_UNAVAILABLE")
                || code.equals("REQUEST_LIMIT_EXCEEDED")) {
            return Kind.BUSY;
        } else if (status >= 500) {
            return Kind.BROKEN;
        } else if (status == 404) {
            return json ? Kind.GONE : Kind.FOREIGN;
        } else if (status < 400) {
            return Kind.FOREIGN;
        }
        return said.contains("'active' state") ? Kind.DELETED : Kind.REFUSED;
    }

    /** Returns what it means that no answer came. */
    static Trouble silence(IOException e) {
        String why = e instanceof HttpTimeoutException
                ? "no answer in time"
                : e instanceof ConnectException ? "connection refused" : shorten(String.valueOf(e.getMessage()));
        return new Trouble(Kind.SILENT, why, null, e);
    }

    /** Returns the object of an answer that must be JSON. */
    static Map<String, @Nullable Object> object(String body) throws Trouble {
        return json(body)
                .orElseThrow(() -> new Trouble(Kind.FOREIGN, "the answer is not MLflow's JSON: " + shorten(body)));
    }

    /** Reads the Retry-After header: seconds or a date. */
    static @Nullable Duration retryAfter(Optional<String> header, Instant now) {
        if (header.isEmpty()) {
            return null;
        }
        String text = header.get().trim();
        try {
            Duration wait = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Optional<Map<String, @Nullable Object>> json(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parseObject(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shorten(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.startsWith("<")) {
            return "an HTML page";
        }
        return line.length() <= 300 ? line : line.substring(0, 297) + "...";
    }
}
