package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A YAML document as plain data in which everything knows its place. */
sealed interface Tree {

    int SHOWN = 60;

    Place place();

    /** Returns the data without places. */
    @Nullable
    Object plain();

    /** Returns how a message shows it. */
    String shown();

    /** A text, number, flag or nothing; {@code text} is how it was written. */
    record Scalar(Place place, @Nullable Object value, String text) implements Tree {
        @Override
        public @Nullable Object plain() {
            return value;
        }

        @Override
        public String shown() {
            return value == null ? "nothing" : shorten(value instanceof String ? "`" + text + "`" : text);
        }
    }

    /** A list. */
    record Items(Place place, List<Tree> items) implements Tree {
        @Override
        public Object plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }

        @Override
        public String shown() {
            return shorten(items.stream().limit(SHOWN).map(Tree::shown).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    /** A map with its keys in the order of the file. */
    record Entries(Place place, Map<String, Entry> entries) implements Tree {
        @Override
        public Object plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, entry) -> plain.put(key, entry.value().plain()));
            return plain;
        }

        @Override
        public String shown() {
            return shorten(entries.entrySet().stream()
                    .limit(SHOWN)
                    .map(entry ->
                            entry.getKey() + ": " + entry.getValue().value().shown())
                    .collect(Collectors.joining(", ", "{", "}")));
        }
    }

    /** A value with the place of its key. */
    record Entry(Place place, Tree value) {}

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
