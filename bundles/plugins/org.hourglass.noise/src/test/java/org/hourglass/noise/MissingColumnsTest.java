package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class MissingColumnsTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new MissingColumns(0.3);
    }

    @Override
    public Shape sample() {
        return Shape.of(axis("height", 5), axis("width", 5), axis("channels", 1));
    }

    @Test
    void setsWholeColumnsOfTheStatedShareToZero() {
        double[][] ones = Rows.uniform(1, 2000, 25, new Interval(1, 1));
        double[] left = corruptedOf(plugin(), ones, 1, 0);
        for (int i = 0; i < left.length; i++) {
            assertThat(left[i]).isEqualTo(left[i / 25 * 25 + i % 5]); // as in the first row of its image
        }
        // five standard errors of the mean of 10,000 columns: 5 sqrt(0.21 / 10000) = 0.0229
        assertThat(Arrays.stream(left).average().orElseThrow()).isCloseTo(0.7, within(0.0229));
    }

    @Test
    void keepsEverythingAtZeroAndNothingAtOne() {
        assertThat(corruptedOf(new MissingColumns(0), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
        assertThat(corruptedOf(new MissingColumns(1), legalData(), 1, 0)).containsOnly(0);
    }

    @Test
    void refusesSamplesThatAreNoImages() {
        NoiseContract table = () -> new MissingColumns(0.3);
        assertThatThrownBy(() -> table.corruptedOf(plugin(), legalData(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "missing-columns: a sample must be an image [height, width, channels], but got [features=25]; "
                                + "use noise that needs no image, such as masking");
    }
}
