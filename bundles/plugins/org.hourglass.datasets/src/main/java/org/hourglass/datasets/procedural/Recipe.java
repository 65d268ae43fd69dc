package org.hourglass.datasets.procedural;

import java.util.List;
import java.util.Optional;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.Data;
import org.hourglass.spi.Factors;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * How the samples of a dataset are drawn, one independently of the next.
 *
 * @param sample the shape of one
 * @param range where its values lie
 * @param classes how many there are, or 0 for none
 * @param factors what it is made from
 */
record Recipe(Shape sample, Interval range, int classes, List<Factor> factors) {

    /** Makes one sample. */
    @FunctionalInterface
    interface Draw {

        /**
         * Fills in a sample and its factors, both 0 before.
         *
         * @return its class, of no meaning if there are none
         */
        int draw(SplitMix64 random, float[] sample, float[] factors);
    }

    /** Draws training samples, and a quarter as many for the test. */
    Data draw(int samples, long seed, Draw draw) {
        return data(split(samples, new SplitMix64(seed).named("train"), draw), test(samples, seed, draw));
    }

    Data data(Samples train, Samples test) {
        return Data.of(sample, range, train, test);
    }

    Samples test(int samples, long seed, Draw draw) {
        return split(samples / 4, new SplitMix64(seed).named("test"), draw);
    }

    Samples split(int rows, SplitMix64 random, Draw draw) {
        float[] values = new float[Math.multiplyExact(rows, sample.size())];
        float[] known = new float[Math.multiplyExact(rows, factors.size())];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            float[] one = new float[sample.size()];
            float[] its = new float[factors.size()];
            labels[row] = draw.draw(random, one, its);
            System.arraycopy(one, 0, values, row * one.length, one.length);
            System.arraycopy(its, 0, known, row * its.length, its.length);
        }
        return new Samples(
                Matrix.of(rows, sample.size(), values),
                classes == 0 ? Optional.empty() : Optional.of(Labels.of(classes, labels)),
                Optional.of(new Factors(factors, Matrix.of(rows, factors.size(), known))));
    }
}
