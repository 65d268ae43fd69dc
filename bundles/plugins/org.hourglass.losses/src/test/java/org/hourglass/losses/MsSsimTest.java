package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.losses.SsimTest.images;
import static org.hourglass.losses.SsimTest.logit;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.LossContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class MsSsimTest implements LossContract {

    @Override
    public Loss plugin() {
        return new MsSsim();
    }

    @Override
    public Shape sample() {
        return Shape.of(axis("height", 14), axis("width", 15), axis("channels", 1));
    }

    @Override
    public double[][] legalData() {
        return Rows.uniform(1, 2, 210, new Interval(0.05, 0.95));
    }

    @Override
    public double[][] legalRaw() {
        return Rows.uniform(2, 2, 210, new Interval(-1, 2));
    }

    @Test
    void agreesWithTheFormulaOnTwoScales() { // 14 x 15 and 7 x 8; weights 0.0448 and 0.2856 over their sum 0.3304
        double[] x = legalData()[0];
        double[] r = Arrays.copyOf(reconstructionOf(plugin(), legalRaw()), 210);
        double fine = new PlainSimilarity(14, 15, 7).of(x, r)[1];
        double coarse = new PlainSimilarity(7, 8, 7).of(halved(x, 14, 15), halved(r, 14, 15))[0];
        assertThat(fine).isGreaterThan(1e-4);
        assertThat(coarse).isGreaterThan(1e-4);
        double expected = 1 - Math.pow(fine, 0.0448 / 0.3304) * Math.pow(coarse, 0.2856 / 0.3304);
        assertThat(lossOf(plugin(), legalData(), legalRaw())[0]).isCloseTo(expected, within(1e-12));
    }

    /** Means of 2 x 2 pixels, of those there are at the border. */
    private static double[] halved(double[] image, int height, int width) {
        int columns = (width + 1) / 2;
        double[] halved = new double[(height + 1) / 2 * columns];
        double[] counts = new double[halved.length];
        for (int i = 0; i < image.length; i++) {
            int at = i / width / 2 * columns + i % width / 2;
            halved[at] += image[i];
            counts[at]++;
        }
        for (int i = 0; i < halved.length; i++) {
            halved[i] /= counts[i];
        }
        return halved;
    }

    @Test
    void matchesTheHandComputedValueOfEvenImages() {
        // contrast 1 on the fine scale, 0.600100 on the coarse one (see SsimTest): 1 - 0.600100^(0.2856 / 0.3304) =
        // 0.356876
        double[][] data = Rows.uniform(1, 1, 210, new Interval(0.2, 0.2));
        double[][] raw = Rows.uniform(1, 1, 210, new Interval(logit(0.6), logit(0.6)));
        assertThat(lossOf(plugin(), data, raw)).containsExactly(new double[] {0.356876}, within(1e-6));
    }

    @Test
    void vanishesForAPerfectReconstruction() {
        double[][] raw = {Arrays.stream(legalData()[0]).map(SsimTest::logit).toArray(), legalRaw()[1]};
        assertThat(lossOf(plugin(), legalData(), raw)[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void staysFiniteWhereStructureIsInverted() { // negative similarity has no power; it counts as 1e-4
        double[][] data = legalData();
        double[][] raw = {
            Arrays.stream(data[0]).map(x -> logit(1 - x)).toArray(),
            Arrays.stream(data[1]).map(x -> logit(1 - x)).toArray()
        };
        assertThat(lossOf(plugin(), data, raw)).containsOnly(new double[] {1 - 1e-4}, within(1e-12));
        assertThat(gradientOf(plugin(), data, raw)).containsOnly(0);
    }

    @Test
    void hasAsManyScalesAsTheWindowFitsInto() {
        assertThat(MsSsim.scales(ofSide(28), 7)).isEqualTo(3); // 28, 14, 7
        assertThat(MsSsim.scales(ofSide(13), 7)).isEqualTo(2); // 13, 7
        assertThat(MsSsim.scales(ofSide(8), 7)).isEqualTo(1);
        assertThat(MsSsim.scales(ofSide(32), 11)).isEqualTo(2); // 32, 16
        assertThat(MsSsim.scales(ofSide(1000), 11)).isEqualTo(5);
    }

    private static Shape ofSide(int side) {
        return Shape.of(axis("batch", 1), axis("height", side), axis("width", side + 1), axis("channels", 1));
    }

    @Test
    void refusesSamplesThatAreNoImages() {
        LossContract table = () -> plugin();
        assertThatThrownBy(() -> table.lossOf(plugin(), new double[][] {{0.1, 0.2}}, new double[][] {{0, 0}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ms-ssim: a sample must be an image [height, width, channels], but got [features=3]; "
                        + "use another loss, such as mse-mean");
    }

    @Test
    void refusesImagesSmallerThanTheWindow() {
        LossContract small = images(plugin(), 5, 9, 1);
        double[][] rows = new double[1][45];
        assertThatThrownBy(() -> small.lossOf(plugin(), rows, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ms-ssim: an image must have at least the 7 x 7 pixels of the window, but got 5 x 9; "
                        + "use another loss, such as mse-mean");
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
