package org.hourglass.datasets.procedural;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Factors;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/**
 * Images of a square, an ellipse or a heart, 32 x 32, with five independent factors: a small dSprites.
 *
 * <p>All 92,160 combinations of 3 shapes, 6 scales (from 0.5 in steps of 0.1), 20 orientations (in steps of π/10,
 * counterclockwise), 16 columns and 16 rows exist once; the splits are drawn from them without repetition, so that no
 * test image is a training image by its factors. (Symmetric shapes look the same in several orientations, as in
 * dSprites: a square in every fifth, an ellipse in every tenth.) White on black, smoothed by 8 x 8 points a pixel. Shape:
 * a sample is {@code [height=32, width=32, channels=1]}; the class is the shape. Domain: [0, 1]. Factors: {@code shape},
 * {@code scale}, {@code orientation}, {@code x} from the left, {@code y} from the top, each by its number. With {@code
 * samples: 73728} the two splits are the whole grid. The same parameters give the same bits on every machine.
 *
 * <p>Source: L. Matthey, I. Higgins, D. Hassabis, A. Lerchner, "dSprites: disentanglement testing sprites dataset",
 * 2017, which has 40 orientations and 32 x 32 positions at 64 x 64 pixels, without smoothing.
 */
@DatasetPlugin(name = "shapes", doc = "Images of a square, an ellipse or a heart with five independent factors")
record Shapes(
        @IntParam(doc = "training samples; a quarter as many test samples are drawn", def = 10000, min = 4, max = 73728)
                int samples,
        @IntParam(doc = "seed of the choice of samples", def = 1, min = 0) long seed)
        implements Dataset {

    static final List<Factor> FACTORS = List.of(
            new Factor("shape", 3),
            new Factor("scale", 6),
            new Factor("orientation", 20),
            new Factor("x", 16),
            new Factor("y", 16));

    private static final int GRID = 92_160;
    private static final int SIDE = 32;
    private static final int PIXELS = SIDE * SIDE;

    @Override
    public Data load(Path folder) {
        int[] order = new SplitMix64(seed).named("order").permutation(GRID);
        float[][] sprites = new float[3 * 6 * 20][];
        int end = samples + samples / 4;
        return Data.of(
                Shape.of(axis("height", SIDE), axis("width", SIDE), axis("channels", 1)),
                Interval.UNIT,
                split(Arrays.copyOfRange(order, 0, samples), sprites),
                split(Arrays.copyOfRange(order, samples, end), sprites));
    }

    private static Samples split(int[] chosen, float[][] sprites) {
        float[] values = new float[chosen.length * PIXELS];
        float[] factors = new float[chosen.length * FACTORS.size()];
        int[] labels = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            int[] combination = combination(chosen[i]);
            labels[i] = combination[0];
            for (int j = 0; j < combination.length; j++) {
                factors[i * combination.length + j] = combination[j];
            }
            int sprite = chosen[i] / (16 * 16);
            if (sprites[sprite] == null) {
                sprites[sprite] = sprite(combination);
            }
            put(sprites[sprite], combination[3], combination[4], values, i * PIXELS);
        }
        return new Samples(
                Matrix.of(chosen.length, PIXELS, values),
                Optional.of(Labels.of(3, labels)),
                Optional.of(new Factors(FACTORS, Matrix.of(chosen.length, FACTORS.size(), factors))));
    }

    /** Returns the number of each factor's value, the last factor counting fastest. */
    private static int[] combination(int number) {
        int[] values = new int[FACTORS.size()];
        int rest = number;
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] = rest % FACTORS.get(i).count();
            rest /= FACTORS.get(i).count();
        }
        return values;
    }

    private static float[] sprite(int[] combination) {
        return Sprite.values()[combination[0]].draw((5 + combination[1]) / 10.0, combination[2] * Math.PI / 10);
    }

    private static void put(float[] sprite, int x, int y, float[] values, int start) {
        for (int row = 0; row < Sprite.SIDE; row++) {
            System.arraycopy(sprite, row * Sprite.SIDE, values, start + (y + row) * SIDE + x, Sprite.SIDE);
        }
    }
}
