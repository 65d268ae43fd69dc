package org.hourglass.samplers;

import java.util.List;
import org.hourglass.spi.search.Domain;

/** A dimension as kernels see it. */
record Axis(Domain domain) {

    private static final int FEW = 512;

    /** Says whether no option is nearer to one than to another. */
    boolean categorical() {
        return domain instanceof Domain.Choice choice && !choice.ordered();
    }

    /** Says whether the values are so few that a table over them pays. */
    boolean few() {
        return domain.size() != Domain.UNCOUNTABLE && domain.size() <= FEW;
    }

    private int index(double value) {
        if (!few()) {
            return 0;
        }
        return domain instanceof Domain.Whole whole ? (int) ((value - whole.low()) / whole.step()) : (int) value;
    }

    /** Returns the positions of some values and after them, where values are few, their numbers. */
    static double[] row(List<Axis> axes, double[] values) {
        double[] row = new double[2 * values.length];
        for (int d = 0; d < values.length; d++) {
            row[d] = axes.get(d).domain.position(values[d]);
            row[values.length + d] = axes.get(d).index(values[d]);
        }
        return row;
    }
}
