package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class SwissRollTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new SwissRoll(0.5, 4000, 1);
    }

    @Test
    void liesOnTheRollWithoutNoise() throws IOException {
        Points.of(new SwissRoll(0, 1000, 1)).forEach((x, factors, label) -> {
            double t = factors[0];
            assertThat(t).isBetween(1.5 * Math.PI, 4.5 * Math.PI + 1e-6);
            assertThat((double) x[0]).isCloseTo(t * Math.cos(t), within(1e-4));
            assertThat((double) x[1]).isEqualTo(factors[1]).isBetween(0.0, 21.0);
            assertThat((double) x[2]).isCloseTo(t * Math.sin(t), within(1e-4));
        });
    }

    @Test
    void isEvenOverAngleAndHeight() throws IOException {
        double[] sums = new double[2];
        Points.of(plugin()).forEach((x, factors, label) -> {
            sums[0] += factors[0] / 4000;
            sums[1] += factors[1] / 4000;
        });
        // five deviations of the mean of a uniform number: 5 width / sqrt(12 · 4000)
        assertThat(sums[0]).isCloseTo(3 * Math.PI, within(0.215));
        assertThat(sums[1]).isCloseTo(10.5, within(0.48));
    }

    @Test
    void addsNoiseOfItsDeviation() throws IOException {
        double[] squares = new double[1];
        Points.of(plugin()).forEach((x, factors, label) -> squares[0] += Math.pow(x[1] - factors[1], 2) / 4000);
        // five deviations of a sample variance: 5 · 0.25 sqrt(2 / 4000)
        assertThat(squares[0]).isCloseTo(0.25, within(0.028));
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new SwissRoll(0.5, 8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("1f2a1d7ff83c250f98428cc9ccf6a12d4769f6175f809848dee2df8f2085ce67");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new SwissRoll(0.5, 8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new SwissRoll(0.5, 8, 1).load(Path.of("")).fingerprint());
    }
}
