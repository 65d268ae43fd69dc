package org.hourglass.processor;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and flags as indented JSON. */
final class JsonText {

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(Map<String, ?> data) {
        JsonText text = new JsonText();
        text.write(data, "\n");
        return text.out.append('\n').toString();
    }

    private void write(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            writeAll("{", map.entrySet().iterator(), "}", indent);
        } else if (value instanceof List<?> list) {
            writeAll("[", list.iterator(), "]", indent);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            writeText(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), indent);
        } else if (value instanceof String text) {
            writeText(text);
        } else {
            out.append(value);
        }
    }

    private void writeAll(String open, Iterator<?> items, String close, String indent) {
        boolean empty = !items.hasNext();
        out.append(open);
        while (items.hasNext()) {
            out.append(indent).append("  ");
            write(items.next(), indent + "  ");
            out.append(items.hasNext() ? "," : "");
        }
        out.append(empty ? "" : indent).append(close);
    }

    private void writeText(String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
