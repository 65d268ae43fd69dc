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
 * Points on two half circles in the plane that reach into each other: classes that no line separates.
 *
 * <pre>
 *   class 0: x = (cos a, sin a) + noise · e
 *   class 1: x = (1 - cos a, 0.5 - sin a) + noise · e,   a ~ U(0, π],   e ~ N(0, I)
 * </pre>
 *
 * <p>Shape: a sample is {@code [features=2]}; 2 classes, equally likely. Domain: all numbers; without noise each
 * coordinate lies in [-1, 2]. Factors: {@code moon}, the class, and {@code angle}, a in radians, continuous. The same
 * parameters give the same bits on every machine.
 *
 * <p>Source: F. Pedregosa et al., "Scikit-learn: machine learning in Python", Journal of Machine Learning Research 12,
 * 2011, function {@code make_moons}. Unlike there, angles are drawn, not evenly spaced.
 */
@DatasetPlugin(name = "moons", doc = "Points on two half circles in the plane that reach into each other")
record Moons(
        @Param(doc = "standard deviation of the noise on each coordinate", def = 0.1, min = 0, max = 10) double noise,
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 1000000)
                int samples,
        @IntParam(doc = "seed of the samples", def = 1, min = 0) long seed)
        implements Dataset {

    private static final Recipe RECIPE = new Recipe(
            Shape.of(axis("features", 2)), Interval.ALL, 2, List.of(new Factor("moon", 2), new Factor("angle", 0)));

    @Override
    public Data load(Path folder) {
        return RECIPE.draw(samples, seed, this::point);
    }

    private int point(SplitMix64 random, float[] sample, float[] factors) {
        int moon = random.below(2);
        double angle = random.uniform(0, Math.PI);
        double x = moon == 0 ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle);
        double y = moon == 0 ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle);
        sample[0] = (float) (x + noise * random.normal());
        sample[1] = (float) (y + noise * random.normal());
        factors[0] = moon;
        factors[1] = (float) angle;
        return moon;
    }
}
