package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class MoonsTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new Moons(0.1, 4000, 1);
    }

    @Test
    void liesOnTwoHalfCirclesWithoutNoise() throws IOException {
        Points.of(new Moons(0, 1000, 1)).forEach((x, factors, label) -> {
            double right = label == 0 ? 0 : 1;
            double up = label == 0 ? 0 : 0.5;
            assertThat(Math.hypot(x[0] - right, x[1] - up)).isCloseTo(1, within(1e-6));
            assertThat(label == 0 ? x[1] : 0.5f - x[1]).isGreaterThanOrEqualTo(0);
            assertThat(factors[0]).isEqualTo(label);
            assertThat(Math.atan2(Math.abs(x[1] - up), label == 0 ? x[0] : 1 - x[0]))
                    .isCloseTo(factors[1], within(1e-6));
        });
    }

    @Test
    void drawsBothMoonsAsOften() throws IOException {
        double[] ones = new double[1];
        Points.of(plugin()).forEach((x, factors, label) -> ones[0] += label);
        assertThat(ones[0]).isCloseTo(2000, within(158.0)); // five deviations: 5 sqrt(4000) / 2
    }

    @Test
    void addsNoiseOfItsDeviation() throws IOException {
        double[] squares = new double[1];
        Points.of(plugin()).forEach((x, factors, label) -> {
            double y = label == 0 ? Math.sin(factors[1]) : 0.5 - Math.sin(factors[1]);
            squares[0] += Math.pow(x[1] - y, 2) / 4000;
        });
        // five deviations of a sample variance: 5 · 0.01 sqrt(2 / 4000)
        assertThat(squares[0]).isCloseTo(0.01, within(0.00112));
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new Moons(0.1, 8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("9df997081f80416b473fa15ea707a6c4f9d514e7f26ecb35c3e72ff726ff5e1a");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new Moons(0.1, 8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new Moons(0.1, 8, 1).load(Path.of("")).fingerprint());
    }
}
