package org.hourglass.cli.internal.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Aligned columns: numbers to the right, all else to the left; the widest text columns give way where room is short. */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST = 6;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

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

    /** Says whether no row was added. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the head and the rows, none wider than that. */
    public List<String> lines(int width) {
        int[] widths = fitted(width);
        List<String> lines = new ArrayList<>();
        lines.add(line(heads.stream().map(Table::title).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String title(String head) {
        return right(head) ? head.substring(0, head.length() - 1) : head;
    }

    private static boolean right(String head) {
        return head.endsWith(">");
    }

    private int[] fitted(int width) {
        int[] widths = IntStream.range(0, heads.size()).map(this::natural).toArray();
        int spare = width - GAP.length() * (widths.length - 1);
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
