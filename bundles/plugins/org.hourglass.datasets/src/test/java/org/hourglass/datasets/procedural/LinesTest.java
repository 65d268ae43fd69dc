package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class LinesTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new Lines(400, 1);
    }

    @Test
    void goesFromTheCentreToTheRight() {
        float[] image = new float[32 * 32];
        Lines.draw(0, image);
        for (int column = 16; column < 32; column++) { // half a pixel above and below the line
            assertThat(image[15 * 32 + column]).isEqualTo(0.5f);
            assertThat(image[16 * 32 + column]).isEqualTo(0.5f);
            assertThat(image[14 * 32 + column]).isZero();
        }
        // before the centre: 1 - sqrt(0.5² + 0.5²) = 0.292893
        assertThat(image[15 * 32 + 15]).isCloseTo(0.292893f, within(1e-6f));
        assertThat(image[15 * 32 + 14]).isZero();
    }

    @Test
    void turnsTowardsTheTop() {
        float[] image = new float[32 * 32];
        Lines.draw(Math.PI / 2, image);
        for (int row = 0; row < 16; row++) {
            assertThat(image[row * 32 + 16]).isCloseTo(0.5f, within(1e-6f));
        }
        assertThat(image[20 * 32 + 16]).isZero();
    }

    @Test
    void pointsWhereItsAngleSays() throws IOException {
        Points.of(plugin()).forEach((image, factors, label) -> {
            double right = 0;
            double up = 0;
            double mass = 0;
            for (int i = 0; i < image.length; i++) {
                right += image[i] * (i % 32 - 15.5);
                up += image[i] * (15.5 - i / 32);
                mass += image[i];
            }
            double turn = Math.IEEEremainder(Math.atan2(up, right) - factors[0], 2 * Math.PI);
            assertThat(turn).isCloseTo(0, within(0.02));
            // 16 pixels long and one wide, and its end; on the diagonal (1 + 2 (1 - 1 / sqrt(2))) / sqrt(2) = 1.12 wide
            assertThat(mass).isBetween(15.5, 19.0);
        });
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new Lines(8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("b6329bbda5406a4f072d439ce5b30664bf7de4db366b75c275b34183455b59ec");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new Lines(8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new Lines(8, 1).load(Path.of("")).fingerprint());
    }
}
