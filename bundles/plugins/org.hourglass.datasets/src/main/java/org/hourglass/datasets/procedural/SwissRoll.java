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
 * Points on a rolled sheet in three dimensions: a surface of two dimensions that no linear code of two flattens.
 *
 * <pre>
 *   x = (t cos t, h, t sin t) + noise · e,   t ~ U(1.5π, 4.5π],   h ~ U(0, 21],   e ~ N(0, I)
 * </pre>
 *
 * <p>Shape: a sample is {@code [features=3]}; no labels. Domain: all numbers; without noise each coordinate lies in
 * [-14, 21]. Factors: {@code angle}, t in radians, and {@code height}, h, both continuous. The same parameters give the
 * same bits on every machine.
 *
 * <p>Source: S. Marsland, "Machine learning: an algorithmic perspective", 2nd edition, CRC Press, 2014, section 6.5.
 * Here as scikit-learn's {@code make_swiss_roll} has it.
 */
@DatasetPlugin(name = "swiss-roll", doc = "Points on a rolled sheet in three dimensions")
record SwissRoll(
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
        double t = random.uniform(1.5 * Math.PI, 4.5 * Math.PI);
        double h = random.uniform(0, 21);
        sample[0] = (float) (t * StrictMath.cos(t) + noise * random.normal());
        sample[1] = (float) (h + noise * random.normal());
        sample[2] = (float) (t * StrictMath.sin(t) + noise * random.normal());
        factors[0] = (float) t;
        factors[1] = (float) h;
        return 0;
    }
}
