package org.hourglass.statistics.importance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds by which choice a column is active: one whose level tells, in every trial, whether the column is. Of several, it is the
 * one with the longest path that the column's path begins with.
 */
final class Gates {

    private final List<Column> columns;

    private Gates(List<Column> columns) {
        this.columns = columns;
    }

    /** Returns the columns with their gates, and a column for each gate that no choice is. */
    static List<Column> of(List<Column> columns) {
        Gates gates = new Gates(columns);
        List<Column> gated = new ArrayList<>();
        List<Column> more = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!column.varies() || alwaysActive(column)) {
                gated.add(column);
                continue;
            }
            Optional<Column.Gate> known = gates.gate(i);
            gated.add(column.gatedBy(known.orElseGet(() -> own(columns.size() + more.size()))));
            if (known.isEmpty()) {
                more.add(activity(column));
            }
        }
        gated.addAll(more);
        return List.copyOf(gated);
    }

    private static boolean alwaysActive(Column column) {
        return IntStream.range(0, column.values().length).allMatch(column::activeAt);
    }

    private Optional<Column.Gate> gate(int inner) {
        String path = columns.get(inner).path();
        return IntStream.range(0, columns.size())
                .filter(outer -> outer != inner && !columns.get(outer).number())
                .filter(outer -> tells(columns.get(outer), columns.get(inner)))
                .boxed()
                .min(Comparator.comparingInt(outer -> -common(columns.get(outer).path(), path)))
                .map(outer -> new Column.Gate(outer, open(columns.get(outer), columns.get(inner))));
    }

    private static int common(String outer, String inner) {
        return inner.startsWith(outer + ".") ? outer.length() : 0;
    }

    /** A column that is active only within the other one cannot open it; that also rules out circles. */
    private static boolean tells(Column outer, Column inner) {
        BitSet open = open(outer, inner);
        boolean wider = false;
        for (int i = 0; i < inner.values().length; i++) {
            boolean opens = outer.activeAt(i) && open.get((int) outer.values()[i]);
            if (opens != inner.activeAt(i)) {
                return false;
            }
            wider |= outer.activeAt(i) && !inner.activeAt(i);
        }
        return wider;
    }

    private static BitSet open(Column outer, Column inner) {
        BitSet open = new BitSet(outer.levels());
        IntStream.range(0, inner.values().length)
                .filter(i -> inner.activeAt(i) && outer.activeAt(i))
                .forEach(i -> open.set((int) outer.values()[i]));
        return open;
    }

    private static Column.Gate own(int column) {
        BitSet open = new BitSet(2);
        open.set(1);
        return new Column.Gate(column, open);
    }

    private static Column activity(Column column) {
        double[] active = IntStream.range(0, column.values().length)
                .mapToDouble(i -> column.activeAt(i) ? 1 : 0)
                .toArray();
        return new Column(column.path(), active, 2, null);
    }
}
