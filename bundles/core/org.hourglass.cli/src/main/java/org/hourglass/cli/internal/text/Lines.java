package org.hourglass.cli.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Lines that fit. */
public final class Lines {

    private Lines() {}

    /** Returns the text, or its beginning with an ellipsis where it is wider than that. */
    public static String cut(String text, int width) {
        String line = text.replace('\n', ' ');
        if (line.length() <= width) {
            return line;
        }
        return width < 2 ? line.substring(0, Math.max(0, width)) : line.substring(0, width - 1) + "…";
    }

    /** Returns the text broken at spaces, further lines indented by so many columns. */
    public static List<String> wrap(String text, int width, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            int start = lines.isEmpty() ? 0 : indent;
            if (line.length() > start && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
            } else if (line.length() > start) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
