package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.LossContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class SsimTest implements LossContract {

    @Override
    public Loss plugin() {
        return new Ssim();
    }

    @Override
    public Shape sample() {
        return Shape.of(axis("height", 8), axis("width", 9), axis("channels", 1));
    }

    @Override
    public double[][] legalData() {
        return Rows.uniform(1, 2, 72, new Interval(0.05, 0.95));
    }

    @Override
    public double[][] legalRaw() {
        return Rows.uniform(2, 2, 72, new Interval(-1, 2));
    }

    static LossContract images(Loss loss, int height, int width, int channels) {
        return new LossContract() {
            @Override
            public Loss plugin() {
                return loss;
            }

            @Override
            public Shape sample() {
                return Shape.of(axis("height", height), axis("width", width), axis("channels", channels));
            }
        };
    }

    static double logit(double r) {
        return Math.log(r / (1 - r));
    }

    @Test
    void matchesTheHandComputedValueOfEvenImages() {
        // no variance: contrast is C₂ / C₂ = 1; luminance (2 * 0.2 * 0.6 + 0.0001) / (0.04 + 0.36 + 0.0001) = 0.600100
        double[][] data = Rows.uniform(1, 1, 49, new Interval(0.2, 0.2));
        double[][] raw = Rows.uniform(1, 1, 49, new Interval(logit(0.6), logit(0.6)));
        assertThat(images(plugin(), 7, 7, 1).lossOf(plugin(), data, raw))
                .containsExactly(new double[] {1 - 0.600100}, within(1e-6));
    }

    @Test
    void agreesWithTheFormulaWindowByWindow() {
        double[] losses = lossOf(plugin(), legalData(), legalRaw());
        double[] reconstruction = reconstructionOf(plugin(), legalRaw());
        for (int i = 0; i < losses.length; i++) {
            double[] r = Arrays.copyOfRange(reconstruction, 72 * i, 72 * i + 72);
            double similarity = new PlainSimilarity(8, 9, 7).of(legalData()[i], r)[0];
            assertThat(losses[i]).isCloseTo(1 - similarity, within(1e-12));
        }
    }

    @Test
    void hasAWindowOfElevenFromThirtyTwoPixelsOn() {
        double[][] data = Rows.uniform(3, 1, 32 * 33, new Interval(0.05, 0.95));
        double[][] raw = Rows.uniform(4, 1, 32 * 33, new Interval(-1, 2));
        double[] r = reconstructionOf(plugin(), raw);
        double similarity = new PlainSimilarity(32, 33, 11).of(data[0], r)[0];
        assertThat(images(plugin(), 32, 33, 1).lossOf(plugin(), data, raw))
                .containsExactly(new double[] {1 - similarity}, within(1e-12));
    }

    @Test
    void isTheMeanOverChannels() {
        double[] x = legalData()[0];
        double[] y = legalData()[1];
        double[] other = legalRaw()[0];
        double[] both = IntStream.range(0, 144)
                .mapToDouble(i -> i % 2 == 0 ? x[i / 2] : y[i / 2])
                .toArray();
        double[] raw = IntStream.range(0, 144).mapToDouble(i -> other[i / 2]).toArray();
        double[] each = lossOf(plugin(), legalData(), new double[][] {other, other});
        assertThat(images(plugin(), 8, 9, 2).lossOf(plugin(), new double[][] {both}, new double[][] {raw}))
                .containsExactly(new double[] {(each[0] + each[1]) / 2}, within(1e-12));
    }

    @Test
    void vanishesForAPerfectReconstruction() {
        double[][] raw = {Arrays.stream(legalData()[0]).map(SsimTest::logit).toArray(), legalRaw()[1]};
        assertThat(lossOf(plugin(), legalData(), raw)[0]).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(gradientOf(plugin(), legalData(), raw))
                        .limit(72)
                        .map(Math::abs)
                        .max())
                .hasValueCloseTo(0.0, within(1e-12));
    }

    @Test
    void staysFiniteInDarkImages() {
        double[][] dark = new double[2][72];
        double[][] raw = Rows.uniform(1, 2, 72, new Interval(-40, -40));
        assertThat(lossOf(plugin(), dark, raw)).containsOnly(new double[] {0}, within(1e-12));
        assertThat(Arrays.stream(gradientOf(plugin(), dark, raw)).allMatch(Double::isFinite))
                .isTrue();
    }

    @Test
    void refusesSamplesThatAreNoImages() {
        LossContract table = () -> plugin();
        assertThatThrownBy(() -> table.lossOf(plugin(), new double[][] {{0.1, 0.2}}, new double[][] {{0, 0}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ssim: a sample must be an image [height, width, channels], but got [features=3]; "
                        + "use another loss, such as mse-mean");
    }

    @Test
    void refusesImagesSmallerThanTheWindow() {
        LossContract small = images(plugin(), 5, 9, 1);
        double[][] rows = new double[1][45];
        assertThatThrownBy(() -> small.lossOf(plugin(), rows, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ssim: an image must have at least the 7 x 7 pixels of the window, but got 5 x 9; "
                        + "use another loss, such as mse-mean");
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
