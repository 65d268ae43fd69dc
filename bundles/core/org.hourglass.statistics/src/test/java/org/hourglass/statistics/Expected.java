package org.hourglass.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hourglass.base.Json;

/** What SciPy and statsmodels make of some samples; src/test/python/expected.py writes it. */
final class Expected {

    private static final Map<String, Object> ALL = read();

    private Expected() {}

    /** A part of the document with its numbers. */
    record Case(Map<String, Object> data) {

        double number(String name) {
            return ((Number) data.get(name)).doubleValue();
        }

        double[] numbers(String name) {
            return ((List<?>) data.get(name))
                    .stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray();
        }

        @SuppressWarnings("unchecked") // JSON objects have text keys
        Case part(String name) {
            return new Case((Map<String, Object>) data.get(name));
        }

        @Override
        public String toString() {
            return String.valueOf(data.get("name"));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    static Stream<Case> of(String name) {
        return ((List<Map<String, Object>>) ALL.get(name)).stream().map(Case::new);
    }

    private static Map<String, Object> read() {
        try (InputStream in = Objects.requireNonNull(Expected.class.getResourceAsStream("expected.json"))) {
            return Json.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
