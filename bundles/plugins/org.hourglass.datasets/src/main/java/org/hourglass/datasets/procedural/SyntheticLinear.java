package org.hourglass.datasets.procedural;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.file.Path;
import java.util.Optional;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Param;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Normally distributed samples in a rotated subspace with a prescribed spectrum.
 *
 * <pre>
 *   x = Σᵢ √λᵢ · zᵢ · qᵢ,   λᵢ = decayⁱ,   zᵢ ~ N(0, 1),   i = 1 … rank
 * </pre>
 *
 * <p>Shape: a sample is {@code [features]}, the qᵢ are orthonormal directions drawn once; no labels. Domain: all
 * numbers.
 *
 * <p>The covariance has the eigenvalues λᵢ and 0, so PCA with k components leaves Σ λᵢ, i &gt; k, of each sample; of a
 * finite set only nearly. The same parameters give the same bits on every machine.
 *
 * <p>Source: the usual construction of a Gaussian with given covariance, here by the factor Q √Λ: J. E. Gentle,
 * "Random number generation and Monte Carlo methods", 2nd edition, Springer, 2003, section 5.3.
 */
@DatasetPlugin(name = "synthetic-linear", doc = "Normal samples in a rotated subspace with a prescribed spectrum")
record SyntheticLinear(
        @IntParam(doc = "values of a sample", def = 20, min = 1, max = 4096) int features,
        @IntParam(doc = "dimension of the subspace, at most the features", def = 20, min = 1, max = 4096) int rank,
        @Param(doc = "ratio of each variance to the one before", def = 0.5, min = 1e-3, max = 1) double decay,
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 1000000)
                int samples,
        @IntParam(doc = "seed of directions and samples", def = 1, min = 0) long seed)
        implements Dataset {

    SyntheticLinear {
        if (rank > features) {
            throw new IllegalArgumentException(
                    "`rank`: must be at most the %d features, but got %d".formatted(features, rank));
        }
    }

    @Override
    public Data load(Path folder) {
        double[][] factor = factor(new SplitMix64(seed).named("directions"));
        Matrix train = draw(factor, samples, new SplitMix64(seed).named("train"));
        Matrix test = draw(factor, samples / 4, new SplitMix64(seed).named("test"));
        return Data.of(
                Shape.of(axis("features", features)),
                Interval.ALL,
                new Samples(train, Optional.empty()),
                new Samples(test, Optional.empty()));
    }

    /** Returns √λᵢ qᵢ, the qᵢ by the method of Gram and Schmidt, applied twice against rounding. */
    private double[][] factor(SplitMix64 random) {
        double[][] q = new double[rank][features];
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < features; j++) {
                q[i][j] = random.normal();
            }
            for (int k = 0; k < 2 * i; k++) {
                add(q[i], q[k % i], -dot(q[i], q[k % i]));
            }
            scale(q[i], 1 / Math.sqrt(dot(q[i], q[i])));
        }
        for (int i = 0; i < rank; i++) {
            scale(q[i], Math.sqrt(StrictMath.pow(decay, i + 1.0)));
        }
        return q;
    }

    private Matrix draw(double[][] factor, int rows, SplitMix64 random) {
        float[] values = new float[Math.multiplyExact(rows, features)];
        for (int row = 0; row < rows; row++) {
            double[] x = new double[features];
            for (double[] direction : factor) {
                add(x, direction, random.normal());
            }
            for (int j = 0; j < features; j++) {
                values[row * features + j] = (float) x[j];
            }
        }
        return Matrix.of(rows, features, values);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double[] direction, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * direction[i];
        }
    }

    private static void scale(double[] x, double by) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= by;
        }
    }
}
