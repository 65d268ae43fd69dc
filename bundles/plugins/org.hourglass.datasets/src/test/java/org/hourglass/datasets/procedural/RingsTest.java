package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class RingsTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new Rings(3, 0.05, 4000, 1);
    }

    @Test
    void liesOnItsRingsWithoutNoise() throws IOException {
        int[] counts = new int[4];
        Points.of(new Rings(4, 0, 1000, 1)).forEach((x, factors, label) -> {
            assertThat(Math.hypot(x[0], x[1])).isCloseTo((label + 1) / 4.0, within(1e-6));
            assertThat(Math.IEEEremainder(Math.atan2(x[1], x[0]) - factors[1], 2 * Math.PI))
                    .isCloseTo(0, within(1e-5));
            assertThat(factors[0]).isEqualTo(label);
            counts[label]++;
        });
        for (int count : counts) { // five binomial deviations: 5 sqrt(1000 · 0.25 · 0.75)
            assertThat(count).isCloseTo(250, within(68));
        }
    }

    @Test
    void addsNoiseOfItsDeviation() throws IOException {
        double[] squares = new double[1];
        Points.of(plugin()).forEach((x, factors, label) -> {
            double y = (label + 1) / 3.0 * Math.sin(factors[1]);
            squares[0] += Math.pow(x[1] - y, 2) / 4000;
        });
        // five deviations of a sample variance: 5 · 0.0025 sqrt(2 / 4000)
        assertThat(squares[0]).isCloseTo(0.0025, within(0.00028));
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new Rings(3, 0.05, 8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("ba68165a6d3c590db7f6a802da475d69fca132a747a382d119fdd940fc8796e8");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new Rings(3, 0.05, 8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new Rings(3, 0.05, 8, 1).load(Path.of("")).fingerprint());
    }
}
