package org.hourglass.datasets.procedural;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Windows of a periodic series; some of the test windows have an anomaly, none of the training windows has.
 *
 * <pre>
 *   x(i) = amplitude · wave(2π (cycles · i / length + phase)) + noise · e,   i = 0 … length - 1,   e ~ N(0, 1)
 *   amplitude ~ U(0.8, 1.2],   cycles ~ U(2, 4],   phase ~ U(0, 1]
 * </pre>
 *
 * <p>The wave is a sine, or like an electrocardiogram: P, Q, R, S and T as Gaussian bumps over the angle. An anomaly
 * begins in the first half of the window, lasts a quarter of it and is, each as likely: {@code spike} (+3 or -3 at its
 * first point), {@code flat} (the value stays), {@code shift} (+1 or -1), {@code fast} (three times the
 * cycles) or {@code noise} (a deviation of 0.5 more). Of n test windows, round(anomalies · n) have one, spread evenly.
 *
 * <p>Shape: a sample is {@code [features=length]}; the class is 0 for a normal window and 1 for one with an anomaly.
 * Domain: all numbers. Factors: {@code amplitude}, {@code cycles}, {@code phase} (continuous) and {@code anomaly}, 0 for
 * none, else its number in the list above. The same parameters give the same bits on every machine.
 *
 * <p>Source: the kinds of anomaly are of A. Blázquez-García, A. Conde, U. Mori, J. A. Lozano, "A review on
 * outlier/anomaly detection in time series data", ACM Computing Surveys 54, 2021, section 2; the angles of the waves of
 * P. E. McSharry, G. D. Clifford, L. Tarassenko, L. A. Smith, "A dynamical model for generating synthetic
 * electrocardiogram signals", IEEE Transactions on Biomedical Engineering 50, 2003, table I, with heights and widths
 * for the eye instead of the model's differential equations.
 */
@DatasetPlugin(name = "anomaly-series", doc = "Windows of a sine or ECG-like series, normal ones to learn from")
record AnomalySeries(
        @ChoiceParam(doc = "sine, or ecg for a wave like an electrocardiogram", def = "sine") Wave wave,
        @IntParam(doc = "points of a window", def = 64, min = 8, max = 4096) int length,
        @Param(doc = "standard deviation of the noise on each point", def = 0.05, min = 0, max = 10) double noise,
        @Param(doc = "share of the test windows with an anomaly", def = 0.1, min = 0, max = 1) double anomalies,
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 100000)
                int samples,
        @IntParam(doc = "seed of the samples", def = 1, min = 0) long seed)
        implements Dataset {

    /** The periodic curve, as a function of an angle in radians. */
    enum Wave {
        SINE {
            @Override
            double at(double angle) {
                return StrictMath.sin(angle);
            }
        },
        ECG {
            @Override
            double at(double angle) {
                double turned = StrictMath.IEEEremainder(angle, 2 * Math.PI);
                double sum = 0;
                for (double[] bump : BUMPS) {
                    double distance = StrictMath.IEEEremainder(turned - bump[0], 2 * Math.PI) / bump[2];
                    sum += bump[1] * StrictMath.exp(-distance * distance / 2);
                }
                return sum;
            }
        };

        /** Angle, height and width of P, Q, R, S and T. */
        private static final double[][] BUMPS = {
            {-Math.PI / 3, 0.15, 0.25},
            {-Math.PI / 12, -0.15, 0.1},
            {0, 1, 0.1},
            {Math.PI / 12, -0.25, 0.1},
            {Math.PI / 2, 0.3, 0.4}
        };

        abstract double at(double angle);
    }

    private static final int KINDS = 5;

    @Override
    public Data load(Path folder) {
        List<Factor> factors = List.of(
                new Factor("amplitude", 0),
                new Factor("cycles", 0),
                new Factor("phase", 0),
                new Factor("anomaly", 1 + KINDS));
        Recipe recipe = new Recipe(Shape.of(axis("features", length)), Interval.ALL, 2, factors);
        return recipe.data(
                recipe.split(samples, new SplitMix64(seed).named("train"), this::normal),
                recipe.test(samples, seed, new TestWindows(Math.round(anomalies * (samples / 4)))));
    }

    /** Fills in a window without anomaly. */
    int normal(SplitMix64 random, float[] window, float[] factors) {
        factors[0] = (float) random.uniform(0.8, 1.2);
        factors[1] = (float) random.uniform(2, 4);
        factors[2] = (float) random.uniform();
        for (int i = 0; i < length; i++) {
            double angle = 2 * Math.PI * (factors[1] * (double) i / length + factors[2]);
            window[i] = (float) (factors[0] * wave.at(angle) + noise * random.normal());
        }
        return 0;
    }

    /** Draws the test windows in order, the wanted number of anomalies spread evenly among them. */
    private final class TestWindows implements Recipe.Draw {

        private final long wanted;
        private long drawn;

        TestWindows(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public int draw(SplitMix64 random, float[] window, float[] factors) {
            normal(random, window, factors);
            long windows = samples / 4;
            boolean normal = (drawn + 1) * wanted / windows == drawn * wanted / windows;
            drawn++;
            if (normal) {
                return 0;
            }
            int kind = 1 + random.below(KINDS);
            factors[3] = kind;
            int begin = random.below(length / 2);
            inject(kind, random, begin, window, factors);
            return 1;
        }
    }

    private void inject(int kind, SplitMix64 random, int begin, float[] window, float[] factors) {
        int end = begin + length / 4;
        double sign = random.below(2) == 0 ? 1 : -1;
        switch (kind) {
            case 1 -> window[begin] += (float) (3 * sign);
            case 2 -> Arrays.fill(window, begin, end, window[begin]);
            case 3 -> change(window, begin, end, i -> window[i] + sign);
            case 4 ->
                change(window, begin, end, i -> {
                    double turns = factors[1] * (begin + 3.0 * (i - begin)) / length + factors[2];
                    return factors[0] * wave.at(2 * Math.PI * turns) + noise * random.normal();
                });
            default -> change(window, begin, end, i -> window[i] + 0.5 * random.normal());
        }
    }

    private static void change(float[] window, int begin, int end, IntToDoubleFunction value) {
        for (int i = begin; i < end; i++) {
            window[i] = (float) value.applyAsDouble(i);
        }
    }
}
