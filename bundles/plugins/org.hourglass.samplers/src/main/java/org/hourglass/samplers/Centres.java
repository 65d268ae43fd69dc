package org.hourglass.samplers;

import java.util.Arrays;
import java.util.List;

/**
 * The centres of kernels along one dimension, with a deviation for each: the larger gap to its neighbours, clipped.
 *
 * <p>Those that are equal in both are of one class, so that what is costly is computed once for them.
 */
final class Centres {

    private static final double MOST = 100;

    private final Axis axis;
    private final double[] places;
    private final double[] deviations;
    private final int[] classes;
    private final int[] representatives;
    private final int classCount;

    /**
     * Chooses from the values of an axis.
     *
     * @param slots for each value of the axis the number of its kernel, or -1
     * @param kernels how many values of the axis are chosen
     * @param more values, whose kernels are the last ones
     */
    Centres(Axis axis, int[] slots, int kernels, double[] more) {
        this.axis = axis;
        int count = kernels + more.length;
        this.places = new double[count];
        int[] sorted = new int[count];
        int next = 0;
        for (int rank = 0; rank < axis.size(); rank++) {
            int number = axis.inOrder(rank);
            if (slots[number] >= 0) {
                places[slots[number]] = axis.place(number);
                sorted[next++] = slots[number];
            }
        }
        for (double value : more) {
            places[next] = axis.place(value);
            int at = next;
            for (; at > 0 && places[sorted[at - 1]] > places[next]; at--) {
                sorted[at] = sorted[at - 1];
            }
            sorted[at] = next++;
        }
        this.deviations = new double[count];
        this.classes = new int[count];
        this.representatives = new int[count];
        this.classCount = classify(sorted);
    }

    private int classify(int[] sorted) {
        int found = 0;
        int before = -1;
        for (int rank = 0; rank < sorted.length; rank++) {
            int kernel = sorted[rank];
            deviations[kernel] = axis.categorical() ? 1 : deviation(sorted, rank);
            if (before < 0 || places[before] != places[kernel] || deviations[before] != deviations[kernel]) {
                representatives[found++] = kernel;
            }
            classes[kernel] = found - 1;
            before = kernel;
        }
        return found;
    }

    private double deviation(int[] sorted, int rank) {
        double place = places[sorted[rank]];
        double gap = 0;
        if (sorted.length == 1) {
            gap = Math.max(place, 1 - place);
        } else if (rank > 0) {
            gap = place - places[sorted[rank - 1]];
        }
        if (rank < sorted.length - 1) {
            gap = Math.max(gap, places[sorted[rank + 1]] - place);
        }
        return Math.min(Math.max(gap, 1 / Math.min(MOST, sorted.length + 2.0)), 1);
    }

    Axis axis() {
        return axis;
    }

    double place(int kernel) {
        return places[kernel];
    }

    double deviation(int kernel) {
        return deviations[kernel];
    }

    /** Returns what a function of place and deviation gives for each class. */
    double[] byClass(java.util.function.DoubleBinaryOperator function) {
        double[] values = new double[classCount];
        for (int i = 0; i < classCount; i++) {
            values[i] = function.applyAsDouble(places[representatives[i]], deviations[representatives[i]]);
        }
        return values;
    }

    /** Multiplies the factor of each kernel by that of its class. */
    void multiply(double[] factors, double[] byClass) {
        for (int k = 0; k < classes.length; k++) {
            factors[k] *= byClass[classes[k]];
        }
    }

    /** Adds the square of the distance to a place, in deviations. */
    void addSquares(double[] squares, double place) {
        for (int k = 0; k < places.length; k++) {
            double z = (place - places[k]) / deviations[k];
            squares[k] += z * z;
        }
    }

    /** Returns the deviation of each kernel. */
    double[] deviations() {
        return Arrays.copyOf(deviations, deviations.length);
    }

    static List<Centres> of(List<Axis> axes, int[] slots, int kernels, List<double[]> more) {
        return java.util.stream.IntStream.range(0, axes.size())
                .mapToObj(d -> new Centres(
                        axes.get(d),
                        slots,
                        kernels,
                        more.stream().mapToDouble(values -> values[d]).toArray()))
                .toList();
    }
}
