package org.hourglass.cli.internal.text;

/** A fraction as a bar of text. */
public final class Bar {

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private Bar() {}

    /** Returns a bar of at most so many characters, in eighths of them. */
    public static String of(double fraction, int width) {
        long eighths = Math.round(8.0 * width * Math.max(0, Math.min(1, fraction)));
        int rest = (int) (eighths % 8);
        return ("█".repeat((int) (eighths / 8)) + EIGHTHS.substring(rest, rest + 1)).stripTrailing();
    }
}
