package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class OcclusionTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Occlusion(2, 3);
    }

    @Override
    public Shape sample() {
        return Shape.of(axis("height", 5), axis("width", 5), axis("channels", 1));
    }

    @Test
    void hidesOneRectangleAtAFreshPlaceInEachSample() {
        double[][] ones = Rows.uniform(1, 600, 25, new Interval(1, 1));
        double[] hidden = corruptedOf(plugin(), ones, 1, 0);
        int[] places = new int[25];
        for (int i = 0; i < ones.length; i++) {
            double[] image = Arrays.copyOfRange(hidden, 25 * i, 25 * i + 25);
            int first = IntStream.range(0, 25)
                    .filter(j -> image[j] == 0)
                    .findFirst()
                    .orElseThrow();
            places[first]++;
            for (int j = 0; j < 25; j++) {
                boolean inside =
                        j / 5 >= first / 5 && j / 5 < first / 5 + 2 && j % 5 >= first % 5 && j % 5 < first % 5 + 3;
                assertThat(image[j]).isEqualTo(inside ? 0 : 1);
            }
        }
        // 4 x 3 places, 50 times each; five standard errors: 5 sqrt(600 / 12 * 11 / 12) = 34
        for (int j = 0; j < 25; j++) {
            boolean possible = j / 5 <= 3 && j % 5 <= 2;
            assertThat((double) places[j]).isCloseTo(possible ? 50 : 0, within(possible ? 34.0 : 0.0));
        }
    }

    @Test
    void hidesAllChannelsTogether() {
        NoiseContract colours = new NoiseContract() {
            @Override
            public Noise plugin() {
                return new Occlusion(1, 1);
            }

            @Override
            public Shape sample() {
                return Shape.of(axis("height", 1), axis("width", 2), axis("channels", 2));
            }
        };
        double[] hidden = colours.corruptedOf(colours.plugin(), new double[][] {{1, 1, 1, 1}}, 1, 0);
        assertThat(hidden[0]).isEqualTo(hidden[1]);
        assertThat(hidden[2]).isEqualTo(hidden[3]).isEqualTo(1 - hidden[0]);
    }

    @Test
    void refusesARectangleThatDoesNotFit() {
        assertThatThrownBy(() -> corruptedOf(new Occlusion(8, 3), legalData(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("occlusion: the rectangle must fit into an image of 5 x 5 pixels, but got 8 x 3; "
                        + "lower `height` or `width`");
    }

    @Test
    void refusesSamplesThatAreNoImages() {
        NoiseContract table = () -> new Occlusion(2, 3);
        assertThatThrownBy(() -> table.corruptedOf(plugin(), legalData(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("occlusion: a sample must be an image [height, width, channels], but got [features=25]; "
                        + "use noise that needs no image, such as masking");
    }
}
