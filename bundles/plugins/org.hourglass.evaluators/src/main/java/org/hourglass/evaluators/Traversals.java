package org.hourglass.evaluators;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;

/** What is decoded when one unit of the mean code goes from 3 deviations below its mean to 3 above. */
final class Traversals {

    static final int STEPS = 11;

    private static final double DEVIATIONS = 3;

    private Traversals() {}

    /**
     * The traversal of one unit.
     *
     * @param unit counted from 0
     * @param deviation of the unit over the codes
     * @param samples what was decoded: [steps, features]
     * @param variance over the steps, the mean of all features
     */
    record Traversal(int unit, double deviation, Matrix samples, double variance) {}

    /** Returns the traversals of all units, those that change samples most first. */
    static List<Traversal> of(Matrix codes, Representation subject, LinearAlgebra algebra) {
        double[] mean = algebra.mean(codes);
        double[] deviations = new double[mean.length];
        for (int unit = 0; unit < mean.length; unit++) {
            deviations[unit] = deviation(codes, unit, mean[unit]);
        }
        Matrix decoded = subject.decode(moved(mean, deviations));
        return IntStream.range(0, mean.length)
                .mapToObj(unit -> of(unit, deviations[unit], decoded.slice(unit * STEPS, (unit + 1) * STEPS)))
                .sorted(Comparator.comparingDouble((Traversal traversal) -> -traversal.variance())
                        .thenComparingInt(Traversal::unit))
                .toList();
    }

    private static Traversal of(int unit, double deviation, Matrix samples) {
        return new Traversal(unit, deviation, samples, Variation.of(samples));
    }

    /** Returns the mean code with one unit after the other moved in steps: [units · steps, code]. */
    private static Matrix moved(double[] mean, double[] deviations) {
        float[][] codes = new float[mean.length * STEPS][mean.length];
        for (int row = 0; row < codes.length; row++) {
            int unit = row / STEPS;
            for (int j = 0; j < mean.length; j++) {
                codes[row][j] = (float) mean[j];
            }
            double share = 2.0 * (row % STEPS) / (STEPS - 1) - 1;
            codes[row][unit] += (float) (DEVIATIONS * deviations[unit] * share);
        }
        return Matrix.of(codes);
    }

    private static double deviation(Matrix codes, int unit, double mean) {
        double sum = 0;
        for (int i = 0; i < codes.rows(); i++) {
            sum += (codes.get(i, unit) - mean) * (codes.get(i, unit) - mean);
        }
        return Math.sqrt(sum / codes.rows());
    }
}
