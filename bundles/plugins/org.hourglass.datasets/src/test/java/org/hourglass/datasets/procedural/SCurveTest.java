package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class SCurveTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new SCurve(0.1, 4000, 1);
    }

    @Test
    void liesOnTheCurveWithoutNoise() throws IOException {
        Points.of(new SCurve(0, 1000, 1)).forEach((x, factors, label) -> {
            double t = factors[0];
            assertThat(Math.abs(t)).isLessThanOrEqualTo(1.5 * Math.PI + 1e-6);
            assertThat((double) x[0]).isCloseTo(Math.sin(t), within(1e-6));
            assertThat((double) x[1]).isEqualTo(factors[1]).isBetween(0.0, 2.0);
            assertThat((double) x[2]).isCloseTo(Math.signum(t) * (Math.cos(t) - 1), within(1e-6));
        });
    }

    @Test
    void addsNoiseOfItsDeviation() throws IOException {
        double[] squares = new double[1];
        Points.of(plugin()).forEach((x, factors, label) -> squares[0] += Math.pow(x[1] - factors[1], 2) / 4000);
        // five deviations of a sample variance: 5 · 0.01 sqrt(2 / 4000)
        assertThat(squares[0]).isCloseTo(0.01, within(0.00112));
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new SCurve(0.1, 8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("091fd665841be188f859aec00d3f86957d5e1744ef93fb07d06fc4a3b9f32395");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new SCurve(0.1, 8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new SCurve(0.1, 8, 1).load(Path.of("")).fingerprint());
    }
}
