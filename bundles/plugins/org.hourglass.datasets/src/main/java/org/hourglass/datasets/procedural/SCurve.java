package org.hourglass.datasets.procedural;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.file.Path;
import java.util.List;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Points on a sheet bent like an S in three dimensions.
 *
 * <pre>
 *   x = (sin t, h, sign(t) (cos t - 1)) + noise · e,   t ~ U(-1.5π, 1.5π],   h ~ U(0, 2],   e ~ N(0, I)
 * </pre>
 *
 * <p>Shape: a sample is {@code [features=3]}; no labels. Domain: all numbers; without noise each coordinate lies in
 * [-2, 2]. Factors: {@code angle}, t in radians, and {@code height}, h, both continuous. The same parameters give the
 * same bits on every machine.
 *
 * <p>Source: S. T. Roweis, L. K. Saul, "Nonlinear dimensionality reduction by locally linear embedding", Science 290,
 * 2000, figure 1. Here as scikit-learn's {@code make_s_curve} has it.
 */
@DatasetPlugin(name = "s-curve", doc = "Points on a sheet bent like an S in three dimensions")
record SCurve(
        @Param(doc = "standard deviation of the noise on each coordinate", def = 0, min = 0, max = 10) double noise,
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 1000000)
                int samples,
        @IntParam(doc = "seed of the samples", def = 1, min = 0) long seed)
        implements Dataset {

    private static final Recipe RECIPE = new Recipe(
            Shape.of(axis("features", 3)), Interval.ALL, 0, List.of(new Factor("angle", 0), new Factor("height", 0)));

    @Override
    public Data load(Path folder) {
        return RECIPE.draw(samples, seed, this::point);
    }

    private int point(SplitMix64 random, float[] sample, float[] factors) {
        double t = random.uniform(-1.5 * Math.PI, 1.5 * Math.PI);
        double h = random.uniform(0, 2);
        sample[0] = (float) (StrictMath.sin(t) + noise * random.normal());
        sample[1] = (float) (h + noise * random.normal());
        sample[2] = (float) (Math.signum(t) * (StrictMath.cos(t) - 1) + noise * random.normal());
        factors[0] = (float) t;
        factors[1] = (float) h;
        return 0;
    }
}
