package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class BlurTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Blur(1);
    }

    @Override
    public boolean drawsRandomNumbers() {
        return false;
    }

    @Override
    public Shape sample() {
        return Shape.of(axis("height", 5), axis("width", 5), axis("channels", 1));
    }

    @Test
    void matchesTheHandComputedValues() {
        // one bright pixel at (2, 2) of 5 x 5: w_i2 = e^(-(i-2)²/2) / Σ_m e^(-(i-m)²/2);
        // middle: 1 / (1 + 2 (0.606531 + 0.135335)) = 0.402620; beside: 0.606531 / (1.606531 + 0.606531 + 0.135335 +
        // 0.011109) = 0.257057; corner: 0.135335 / (1 + 0.606531 + 0.135335 + 0.011109 + 0.000335) = 0.077188
        double[][] dot = new double[1][25];
        dot[0][12] = 1;
        double[] blurred = corruptedOf(plugin(), dot, 1, 0);
        assertThat(blurred[12]).isCloseTo(0.402620 * 0.402620, within(1e-6));
        assertThat(blurred[13]).isCloseTo(0.402620 * 0.257057, within(1e-6));
        assertThat(blurred[7]).isCloseTo(0.402620 * 0.257057, within(1e-6));
        assertThat(blurred[0]).isCloseTo(0.077188 * 0.077188, within(1e-6));
    }

    @Test
    void leavesAnEvenImageAsItIsUpToTheBorder() {
        double[] blurred = corruptedOf(new Blur(3), Rows.uniform(1, 1, 25, new Interval(0.7, 0.7)), 1, 0);
        assertThat(blurred).containsOnly(new double[] {0.7}, within(1e-12));
    }

    @Test
    void blursEachChannelByItself() {
        NoiseContract colours = new NoiseContract() {
            @Override
            public Noise plugin() {
                return new Blur(1);
            }

            @Override
            public Shape sample() {
                return Shape.of(axis("height", 1), axis("width", 2), axis("channels", 2));
            }
        };
        // pixels (1, 0) and (0, 0) of two colours: weights 1 / 1.606531 = 0.622459 and 0.377541
        double[] blurred = colours.corruptedOf(colours.plugin(), new double[][] {{1, 0, 0, 0}}, 1, 0);
        assertThat(blurred).containsExactly(new double[] {0.622459, 0, 0.377541, 0}, within(1e-6));
    }

    @Test
    void refusesSamplesThatAreNoImages() {
        NoiseContract table = () -> new Blur(1);
        assertThatThrownBy(() -> table.corruptedOf(plugin(), legalData(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blur: a sample must be an image [height, width, channels], but got [features=25]; "
                        + "use noise that needs no image, such as masking");
    }
}
