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

    /** Returns the text broken at spaces, further lines indented by so many columns; spaces within a line are kept. */
    public static List<String> wrap(String text, int width, int indent) {
        List<String> lines = new ArrayList<>();
        String rest = text.replaceAll("[\\r\\n\\t]+", " ").stripTrailing();
        while (rest.length() > width) {
            int least = rest.length() - rest.stripLeading().length();
            int cut = rest.lastIndexOf(' ', width);
            cut = cut > least ? cut : rest.indexOf(' ', width);
            if (cut < 0) {
                break;
            }
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }
}
