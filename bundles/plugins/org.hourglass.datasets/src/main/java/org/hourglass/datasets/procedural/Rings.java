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
 * Points on concentric circles in the plane, the largest of radius 1.
 *
 * <pre>
 *   x = (k + 1) / rings · (cos a, sin a) + noise · e,   k = 0 … rings - 1,   a ~ U(0, 2π],   e ~ N(0, I)
 * </pre>
 *
 * <p>Shape: a sample is {@code [features=2]}; the class is the ring k from inside, all equally likely. Domain: all
 * numbers; without noise each coordinate lies in [-1, 1]. Factors: {@code ring}, the class, and {@code angle}, a in
 * radians, continuous. The same parameters give the same bits on every machine.
 *
 * <p>Source: A. Y. Ng, M. I. Jordan, Y. Weiss, "On spectral clustering: analysis and an algorithm", NIPS 2001, figure 1.
 */
@DatasetPlugin(name = "rings", doc = "Points on concentric circles in the plane")
record Rings(
        @IntParam(doc = "number of rings", def = 3, min = 2, max = 100) int rings,
        @Param(doc = "standard deviation of the noise on each coordinate", def = 0.03, min = 0, max = 10) double noise,
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 1000000)
                int samples,
        @IntParam(doc = "seed of the samples", def = 1, min = 0) long seed)
        implements Dataset {

    @Override
    public Data load(Path folder) {
        List<Factor> factors = List.of(new Factor("ring", rings), new Factor("angle", 0));
        return new Recipe(Shape.of(axis("features", 2)), Interval.ALL, rings, factors).draw(samples, seed, this::point);
    }

    private int point(SplitMix64 random, float[] sample, float[] factors) {
        int ring = random.below(rings);
        double angle = random.uniform(0, 2 * Math.PI);
        double radius = (ring + 1.0) / rings;
        sample[0] = (float) (radius * StrictMath.cos(angle) + noise * random.normal());
        sample[1] = (float) (radius * StrictMath.sin(angle) + noise * random.normal());
        factors[0] = ring;
        factors[1] = (float) angle;
        return ring;
    }
}
