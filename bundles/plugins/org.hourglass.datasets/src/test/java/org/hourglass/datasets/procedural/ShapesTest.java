package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class ShapesTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new Shapes(2000, 1);
    }

    @Test
    void hasTheFiveFactorsOfSprites() throws IOException {
        Data data = plugin().load(Path.of(""));
        assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 32), axis("width", 32), axis("channels", 1)));
        assertThat(data.range()).isEqualTo(Interval.UNIT);
        assertThat(data.train().size()).isEqualTo(2000);
        assertThat(data.test().size()).isEqualTo(500);
        assertThat(data.train().factors().orElseThrow().factors())
                .containsExactly(
                        new Factor("shape", 3),
                        new Factor("scale", 6),
                        new Factor("orientation", 20),
                        new Factor("x", 16),
                        new Factor("y", 16));
    }

    @Test
    void drawsNoCombinationTwice() throws IOException {
        Data data = new Shapes(20_000, 3).load(Path.of(""));
        Set<Integer> met = new HashSet<>();
        for (Samples split : new Samples[] {data.train(), data.test()}) {
            Matrix factors = split.factors().orElseThrow().values();
            for (int row = 0; row < split.size(); row++) {
                int number = 0;
                for (Factor factor : split.factors().orElseThrow().factors()) {
                    number = number * factor.count()
                            + (int) factors.get(
                                    row, split.factors().orElseThrow().factors().indexOf(factor));
                }
                assertThat(met.add(number)).isTrue();
            }
        }
        assertThat(met).hasSize(25_000);
    }

    @Test
    void drawsEveryValueOfEveryFactorAsOftenAsAnyOther() throws IOException {
        Samples train = plugin().load(Path.of("")).train();
        Matrix factors = train.factors().orElseThrow().values();
        for (int column = 0; column < 5; column++) {
            int count = train.factors().orElseThrow().factors().get(column).count();
            int[] met = new int[count];
            for (int row = 0; row < train.size(); row++) {
                met[(int) factors.get(row, column)]++;
            }
            double expected = 2000.0 / count; // five binomial deviations
            for (int value : met) {
                assertThat((double) value).isCloseTo(expected, within(5 * Math.sqrt(expected)));
            }
        }
    }

    @Test
    void movesASpriteByOnePixelAPosition() throws IOException {
        Points.of(plugin()).forEach((image, factors, label) -> {
            if (factors[0] < 2) { // the centre of a square and of an ellipse is that of its mass
                double mass = 0;
                double right = 0;
                double down = 0;
                for (int i = 0; i < image.length; i++) {
                    mass += image[i];
                    right += image[i] * (i % 32 + 0.5);
                    down += image[i] * (i / 32 + 0.5);
                }
                assertThat(right / mass).isCloseTo(8.5 + factors[3], within(0.03));
                assertThat(down / mass).isCloseTo(8.5 + factors[4], within(0.03));
            }
            assertThat(label).isEqualTo((int) factors[0]);
        });
    }

    @Test
    void hasAreasThatGrowWithTheSquareOfTheScaleWhateverTheOrientation() throws IOException {
        // (1.5 · 8)² = 144, π · 8 · 4.8 = 120.64, and the curve's area 3.6620 · (8 / 1.28)² = 143.05
        double[] areas = {144, 120.637, 143.046};
        Points.of(plugin()).forEach((image, factors, label) -> {
            double area = 0;
            for (float pixel : image) {
                area += pixel;
            }
            double scale = 0.5 + 0.1 * factors[1];
            assertThat(area / (scale * scale)).isCloseTo(areas[label], within(0.03 * areas[label]));
        });
    }

    @Test
    void smoothsTheEdgesOfASquare() {
        float[] square = Sprite.SQUARE.draw(1, 0); // from 2.5 to 14.5 pixels in both directions
        assertThat(square[0]).isZero();
        assertThat(square[2 * 17 + 2]).isEqualTo(0.25f);
        assertThat(square[2 * 17 + 3]).isEqualTo(0.5f);
        assertThat(square[3 * 17 + 3]).isEqualTo(1);
        assertThat(square[14 * 17 + 14]).isEqualTo(0.25f);
        assertThat(square[15 * 17 + 15]).isZero();
    }

    @Test
    void turnsCounterclockwise() {
        float[] heart = Sprite.HEART.draw(1, 0);
        float[] turned = Sprite.HEART.draw(1, Math.PI / 2);
        int differences = 0;
        for (int row = 0; row < 17; row++) {
            for (int column = 0; column < 17; column++) {
                // what was at the right is now at the top
                differences += Math.abs(heart[row * 17 + column] - turned[(16 - column) * 17 + row]) > 0.05 ? 1 : 0;
                assertThat(heart[row * 17 + column]).isCloseTo(heart[row * 17 + 16 - column], within(1e-6f));
            }
        }
        assertThat(differences).isZero();
        assertThat(heart[2 * 17 + 8]).as("the notch above").isLessThan(0.5f);
        assertThat(heart[2 * 17 + 5]).as("beside the notch").isEqualTo(1);
        assertThat(heart[13 * 17 + 8]).as("the tip below").isEqualTo(1);
        assertThat(heart[13 * 17 + 3]).as("beside the tip").isZero();
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new Shapes(8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("eebe9a783a1d93c05f0c6aecde6a888cf8583051a33988b6f26bf96aeae7a766");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new Shapes(8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new Shapes(8, 1).load(Path.of("")).fingerprint());
    }
}
