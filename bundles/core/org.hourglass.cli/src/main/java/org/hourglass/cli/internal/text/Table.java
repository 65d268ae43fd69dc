package org.hourglass.cli.internal.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Aligned columns: numbers to the right, all else to the left. Where room is short, the last column goes on in further lines if
 * it may, else the widest text columns are cut.
 */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST = 6;
    private static final int LEAST_TO_WRAP = 24;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();
    private boolean wraps;

    private Table(List<String> heads) {
        this.heads = heads;
    }

    /** Returns an empty table with these heads; a head that ends with {@code >} is of a column of numbers. */
    public static Table of(String... heads) {
        return new Table(List.of(heads));
    }

    /** Returns an empty table with these heads. */
    public static Table of(List<String> heads) {
        return new Table(List.copyOf(heads));
    }

    /** Adds a row with a cell for each head. */
    public Table row(List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(
                    "table: a row must have %d cells, but got %s".formatted(heads.size(), cells));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Adds a row with a cell for each head. */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /** Lets the last column go on in further lines where room is short. */
    public Table wrapping() {
        wraps = true;
        return this;
    }

    /** Says whether no row was added. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the head and the rows, none wider than that. */
    public List<String> lines(int width) {
        int[] widths = fitted(width);
        List<String> lines = new ArrayList<>();
        lines.add(line(heads.stream().map(Table::title).toList(), widths));
        rows.forEach(row -> lines.addAll(wraps ? wrapped(row, widths) : List.of(line(row, widths))));
        return lines;
    }

    private static String title(String head) {
        return right(head) ? head.substring(0, head.length() - 1) : head;
    }

    private static boolean right(String head) {
        return head.endsWith(">");
    }

    private List<String> wrapped(List<String> row, int[] widths) {
        int last = row.size() - 1;
        List<String> parts = Lines.wrap(row.get(last), widths[last], 0);
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            List<String> cells = new ArrayList<>(lines.isEmpty() ? row : Collections.nCopies(row.size(), ""));
            cells.set(last, part);
            lines.add(line(cells, widths));
        }
        return lines;
    }

    private int[] fitted(int width) {
        int[] widths = IntStream.range(0, heads.size()).map(this::natural).toArray();
        int spare = width - GAP.length() * (widths.length - 1);
        if (wraps) {
            int last = widths.length - 1;
            int left = spare - (Arrays.stream(widths).sum() - widths[last]);
            widths[last] = Math.min(widths[last], Math.max(left, LEAST_TO_WRAP));
        }
        while (Arrays.stream(widths).sum() > spare) {
            int widest = widest(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int natural(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(widest, title(heads.get(column)).length());
    }

    private int widest(int[] widths) {
        return IntStream.range(0, widths.length)
                .filter(i -> !right(heads.get(i)) && widths[i] > LEAST)
                .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                .orElse(-1);
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Lines.cut(cells.get(i), widths[i]);
            String space = " ".repeat(Math.max(0, widths[i] - cell.length()));
            line.append(i == 0 ? "" : GAP).append(right(heads.get(i)) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
