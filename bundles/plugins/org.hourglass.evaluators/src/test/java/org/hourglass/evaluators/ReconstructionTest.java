package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Findings;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Picture;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class ReconstructionTest implements EvaluatorContract {

    private static final Shape IMAGE = Shape.of(axis("height", 1), axis("width", 2), axis("channels", 1));

    @Override
    public Evaluator plugin() {
        return new Reconstruction(10);
    }

    /** Two images, 1 x 2, and a representation that gives back its input plus an error of 0.1 in the first pixel. */
    private static FakeEvaluation small(double[][] test) {
        Samples samples = new Samples(Rows.matrix(test), Optional.empty());
        return new FakeEvaluation(IMAGE, Interval.UNIT, samples, samples, new Offset(0.1f));
    }

    private record Offset(float first) implements Representation {
        @Override
        public int codeSize() {
            return 2;
        }

        @Override
        public Matrix encode(Matrix samples) {
            return samples;
        }

        @Override
        public Matrix decode(Matrix codes) {
            float[] values = codes.toArray();
            for (int i = 0; i < values.length; i += 2) {
                values[i] += first;
            }
            return Matrix.of(codes.rows(), codes.columns(), values);
        }
    }

    @Test
    void matchesTheHandComputedValues() {
        Findings found = plugin().evaluate(small(new double[][] {{0.2, 0.5}, {0.6, 0.5}}));
        // errors 0.1, 0, 0.1, 0: mse 0.02 / 4, mae 0.2 / 4; psnr 10 log10(1 / 0.005) = 23.0103
        assertThat(found.metrics().get("mse")).isCloseTo(0.005, within(1e-8));
        assertThat(found.metrics().get("mae")).isCloseTo(0.05, within(1e-7));
        assertThat(found.metrics().get("psnr")).isCloseTo(23.0103, within(1e-4));
        // around the mean (0.4, 0.5) the squares are 0.04 and 0.04: 1 - 0.02 / 0.08
        assertThat(found.metrics().get("explained-variance")).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void tellsThePsnrOfTheMeanErrorApartFromTheMeanPsnr() {
        // the first row is off by 0.1, the second by 0.01: mse (0.01 + 0.0001) / 4 = 0.002525, psnr 25.9774;
        // one by one 10 log10(2 / 0.01) = 23.0103 and 10 log10(2 / 0.0001) = 43.0103, in the mean 33.0103
        Samples samples = new Samples(Rows.matrix(new double[][] {{0.2, 0.5}, {0.6, 0.5}}), Optional.empty());
        Matrix off = Rows.matrix(new double[][] {{0.3, 0.5}, {0.61, 0.5}});
        Errors errors = Errors.of(samples.values(), off, Interval.UNIT);
        assertThat(errors.psnr()).isCloseTo(25.9774, within(1e-3));
        assertThat(errors.meanPsnr()).isCloseTo(33.0103, within(1e-3));
    }

    @Test
    void vanishesForAPerfectReconstruction() {
        FakeEvaluation perfect = small(new double[][] {{0.2, 0.5}, {0.6, 0.5}}).withSubject(new Offset(0));
        Findings found = plugin().evaluate(perfect);
        assertThat(found.metrics().get("mse")).isZero();
        assertThat(found.metrics().get("explained-variance")).isEqualTo(1);
        assertThat(found.metrics()).doesNotContainKeys("psnr", "psnr-mean-of-images"); // infinite
    }

    @Test
    void measuresPsnrByThePeakOfTheRange() {
        Samples samples = new Samples(Rows.matrix(new double[][] {{0.2, 0.5}, {0.6, 0.5}}), Optional.empty());
        Findings found =
                plugin().evaluate(new FakeEvaluation(IMAGE, new Interval(-1, 1), samples, samples, new Offset(0.1f)));
        assertThat(found.metrics().get("psnr")).isCloseTo(23.0103 + 20 * Math.log10(2), within(1e-4));
    }

    @Test
    void measuresReconstructionOfCleanAndDenoisingOfNoisyInputApart() {
        Matrix noisy = Rows.matrix(new double[][] {{0.2, 0.8}, {0.6, 0.2}});
        Findings found =
                plugin().evaluate(small(new double[][] {{0.2, 0.5}, {0.6, 0.5}}).withCorruptedTest(noisy));
        assertThat(found.metrics().get("mse")).isCloseTo(0.005, within(1e-8)); // of the clean input, as before
        // noise: 0.3² twice over 4 values = 0.045, 13.4679 dB; denoised: 0.1² more twice, 0.05
        assertThat(found.metrics().get("noisy-psnr")).isCloseTo(13.4679, within(1e-3));
        assertThat(found.metrics().get("denoising-mse")).isCloseTo(0.05, within(1e-7));
        assertThat(found.metrics().get("denoising-psnr")).isCloseTo(13.0103, within(1e-3));
    }

    @Test
    void drawsOriginalsOverReconstructionsAndNoisyBetween() throws IOException {
        Matrix noisy = Rows.matrix(new double[][] {{1, 0}, {0, 1}});
        Findings found =
                plugin().evaluate(small(new double[][] {{0.2, 0.5}, {0.6, 0.5}}).withCorruptedTest(noisy));
        assertThat(found.pictures()).extracting(Picture::name).containsExactly("reconstructions", "denoising");
        // an image of 1 x 2 pixels is enlarged 28 times: two columns and two (three) lines with gaps of 2 around
        BufferedImage two = decoded(found.pictures().get(0));
        assertThat(two.getWidth()).isEqualTo(2 + 2 * (56 + 2));
        assertThat(two.getHeight()).isEqualTo(2 + 2 * (28 + 2));
        assertThat(decoded(found.pictures().get(1)).getHeight()).isEqualTo(2 + 3 * (28 + 2));
        assertThat(grey(two, 2, 2)).isEqualTo(51); // 0.2 of the first original
        assertThat(grey(two, 2, 2 + 30)).isEqualTo(77); // 0.3 of its reconstruction: 76.5, rounded
        assertThat(grey(decoded(found.pictures().get(1)), 2, 2 + 30)).isEqualTo(255); // its noisy pixel
    }

    @Test
    void showsOneSampleOfEachClassFirst() {
        Samples samples = new Samples(
                Rows.matrix(new double[][] {{0}, {0}, {0}, {0}}),
                Optional.of(org.hourglass.spi.Labels.of(3, 1, 1, 0, 2)));
        assertThat(Images.chosen(samples, 4)).containsExactly(2, 0, 3, 1);
        assertThat(Images.chosen(samples, 2)).containsExactly(2, 0);
    }

    @Test
    void drawsNothingOfSamplesThatAreNoImages() {
        Samples samples = new Samples(Rows.matrix(new double[][] {{0.2, 0.5}, {0.6, 0.5}}), Optional.empty());
        Findings found = plugin().evaluate(new FakeEvaluation(
                Shape.of(axis("features", 2)), Interval.ALL, samples, samples, new Offset(0.1f)));
        assertThat(found.pictures()).isEmpty();
        assertThat(found.metrics()).containsKeys("mse", "mae").doesNotContainKeys("psnr");
    }

    private static BufferedImage decoded(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    private static int grey(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xff;
    }
}
