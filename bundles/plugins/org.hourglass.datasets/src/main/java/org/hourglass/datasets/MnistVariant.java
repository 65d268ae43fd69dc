package org.hourglass.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.datasets.internal.SplitMix64;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.Factors;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Labels;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Param;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;

/**
 * MNIST with some of its digits, turned, on a noisy background, in black and white, in any combination.
 *
 * <p>In this order: images of other {@code classes} are left out; each image is turned counterclockwise about its centre
 * by an angle a ~ U(-rotation, rotation], between pixels by bilinear interpolation, with 0 outside; each pixel x becomes
 * max(x, background · u), u ~ U(0, 1]; and it is made 0 or 1: {@code threshold} by x &gt; 0.5, {@code sampled} by a draw
 * that is 1 with probability x. Draws are made once, when the data are loaded (static binarisation), the same for every
 * epoch and run: nothing is fitted to the data. {@code rotation: 180} and {@code background: 1} are the hard problems of
 * the source; there are 12,000 training images, here all.
 *
 * <p>With {@code labelled}, that many training labels are known, drawn evenly over the classes, for learning from few
 * labels. Shape: a sample is {@code [height=28, width=28, channels=1]}; class i is the i-th of {@code classes}. Domain:
 * [0, 1]. Factors: {@code angle} in radians, continuous, if there is a rotation. The rows keep the order of the files. The
 * same parameters give the same bits on every machine.
 *
 * <p>Source: H. Larochelle, D. Erhan, A. Courville, J. Bergstra, Y. Bengio, "An empirical evaluation of deep
 * architectures on problems with many factors of variation", ICML 2007, section 3; it does not say how digit and
 * background are put together, here the brighter wins. Sampled binarisation: R. Salakhutdinov, I. Murray, "On the
 * quantitative analysis of deep belief networks", ICML 2008, section 6; their draws are published, these are others.
 */
@DatasetPlugin(name = "mnist-variant", doc = "MNIST with chosen digits, turned, on a noisy background or binarised")
record MnistVariant(
        @ChoiceParam(doc = "what the variant is made of", def = "mnist") Images images,
        @ListParam(
                        doc = "classes to keep, in this order; for mnist the digits",
                        def = "0,1,2,3,4,5,6,7,8,9",
                        min = 0,
                        max = 9,
                        minSize = 1,
                        maxSize = 10)
                List<Integer> classes,
        @Param(doc = "largest angle of rotation, in degrees; 180 for any", def = 0, min = 0, max = 180) double rotation,
        @Param(doc = "largest value of the random background; 0 for none", def = 0, min = 0, max = 1) double background,
        @ChoiceParam(doc = "how pixels become 0 or 1", def = "none") Binarise binarise,
        @IntParam(doc = "training labels kept, evenly over the classes; 0 for all", def = 0, min = 0, max = 60000)
                int labelled,
        @IntParam(doc = "seed of angles, background, binarisation and labels kept", def = 1, min = 0) long seed)
        implements Dataset {

    /** How a grey value becomes 0 or 1. */
    enum Binarise {
        /** It stays. */
        NONE,
        /** By comparison with 0.5. */
        THRESHOLD,
        /** By a draw with this probability of 1. */
        SAMPLED
    }

    MnistVariant {
        if (new HashSet<>(classes).size() < classes.size()) {
            throw new IllegalArgumentException("`classes`: must be different, but got %s".formatted(classes));
        }
    }

    @Override
    public Data load(Path folder) throws IOException {
        Data original = images.load(folder);
        Samples train = vary(original, original.train(), new SplitMix64(seed).named("train"));
        return Data.of(
                original.sample(),
                Interval.UNIT,
                labelled == 0 ? train : FewLabels.keep(train, labelled, new SplitMix64(seed).named("labels")),
                vary(original, original.test(), new SplitMix64(seed).named("test")));
    }

    private Samples vary(Data data, Samples split, SplitMix64 random) {
        int[] rows = rows(split, classes);
        int side = data.sample().axis("height").size();
        float[] values = new float[rows.length * side * side];
        float[] angles = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float[] image = split.values().row(rows[i]);
            if (rotation > 0) {
                angles[i] = (float) (random.uniform(-rotation, rotation) * Math.PI / 180);
                image = Rotation.turn(image, side, angles[i]);
            }
            vary(image, random);
            System.arraycopy(image, 0, values, i * image.length, image.length);
        }
        return new Samples(
                Matrix.of(rows.length, side * side, values),
                Optional.of(labels(split, rows)),
                rotation > 0
                        ? Optional.of(new Factors(List.of(new Factor("angle", 0)), Matrix.of(rows.length, 1, angles)))
                        : Optional.empty());
    }

    private void vary(float[] image, SplitMix64 random) {
        for (int j = 0; j < image.length && background > 0; j++) {
            image[j] = (float) Math.max(image[j], background * random.uniform());
        }
        for (int j = 0; j < image.length && binarise != Binarise.NONE; j++) {
            double limit = binarise == Binarise.SAMPLED ? 1 - random.uniform() : 0.5;
            image[j] = image[j] > limit ? 1 : 0;
        }
    }

    private Labels labels(Samples split, int[] rows) {
        Labels original = split.labels().orElseThrow();
        return Labels.of(
                classes.size(),
                IntStream.of(rows)
                        .map(row -> classes.indexOf(original.get(row)))
                        .toArray());
    }

    static int[] rows(Samples split, List<Integer> classes) {
        Labels labels = split.labels().orElseThrow();
        return IntStream.range(0, split.size())
                .filter(row -> classes.contains(labels.get(row)))
                .toArray();
    }
}
