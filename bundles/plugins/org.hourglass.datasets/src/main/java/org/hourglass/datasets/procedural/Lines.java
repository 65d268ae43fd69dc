package org.hourglass.datasets.procedural;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.file.Path;
import java.util.List;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Lines from the centre outwards, 32 x 32: images with one factor, the angle, in which interpolation can be judged.
 *
 * <p>A line reaches from the centre to 16 pixels from it in the direction a ~ U(0, 2π], counted from the right towards
 * the top. A pixel is max(0, 1 - d), where d is the distance, in pixels, from its centre to the line. Shape: a sample is
 * {@code [height=32, width=32, channels=1]}; no labels. Domain: [0, 1]. Factors: {@code angle}, a in radians, continuous.
 * The same parameters give the same bits on every machine.
 *
 * <p>Source: D. Berthelot, C. Raffel, A. Roy, I. Goodfellow, "Understanding and improving interpolation in autoencoders
 * via an adversarial regularizer", ICLR 2019, section 4.1. How lines are smoothed is not told there; here as above.
 */
@DatasetPlugin(name = "lines", doc = "Images of a line from the centre outwards, 32 x 32, with its angle")
record Lines(
        @IntParam(
                        doc = "training samples; a quarter as many test samples are drawn",
                        def = 10000,
                        min = 4,
                        max = 100000)
                int samples,
        @IntParam(doc = "seed of the samples", def = 1, min = 0) long seed)
        implements Dataset {

    private static final int SIDE = 32;
    private static final double LENGTH = 16;
    private static final Recipe RECIPE = new Recipe(
            Shape.of(axis("height", SIDE), axis("width", SIDE), axis("channels", 1)),
            Interval.UNIT,
            0,
            List.of(new Factor("angle", 0)));

    @Override
    public Data load(Path folder) {
        return RECIPE.draw(samples, seed, (random, sample, factors) -> {
            double angle = random.uniform(0, 2 * Math.PI);
            factors[0] = (float) angle;
            draw(angle, sample);
            return 0;
        });
    }

    static void draw(double angle, float[] image) {
        double right = StrictMath.cos(angle);
        double up = StrictMath.sin(angle);
        for (int row = 0; row < SIDE; row++) {
            double y = SIDE / 2 - (row + 0.5);
            for (int column = 0; column < SIDE; column++) {
                double x = column + 0.5 - SIDE / 2;
                double along = Math.min(Math.max(x * right + y * up, 0), LENGTH);
                double dx = x - along * right;
                double dy = y - along * up;
                image[row * SIDE + column] = (float) Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy));
            }
        }
    }
}
