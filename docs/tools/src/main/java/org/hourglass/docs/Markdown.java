package org.hourglass.docs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Markdown of plain text. */
final class Markdown {

    private Markdown() {}

    /** Returns the text with what Markdown would take for its own escaped, but for code between backticks. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        String[] spans = text.split("`", -1);
        for (int i = 0; i < spans.length; i++) {
            boolean code = i % 2 == 1 && i < spans.length - 1;
            if (code) {
                out.append('`').append(spans[i]).append('`');
            } else {
                out.append(i % 2 == 1 ? "\\`" : "").append(spans[i].replaceAll("[\\\\*_<~]|\\](?=\\()", "\\\\$0"));
            }
        }
        return out.toString();
    }

    /** Returns a row of a table. */
    static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
