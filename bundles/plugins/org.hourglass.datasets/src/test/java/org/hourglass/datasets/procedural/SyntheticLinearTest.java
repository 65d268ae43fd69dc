package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.DatasetContract;
import org.hourglass.testkit.PlainAlgebra;
import org.junit.jupiter.api.Test;

final class SyntheticLinearTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new SyntheticLinear(6, 4, 0.5, 4000, 1);
    }

    @Test
    void hasThePrescribedSpectrum() throws IOException {
        Matrix train = plugin().load(Path.of("")).train().values();
        PlainAlgebra algebra = new PlainAlgebra();
        double[] spectrum = algebra.eigen(algebra.covariance(train), 6).values();
        // a sample variance of 4000 rows has a relative standard error of sqrt(2 / 4000) = 0.0224: five of them
        for (int i = 0; i < 4; i++) {
            double variance = Math.pow(0.5, i + 1);
            assertThat(spectrum[i]).isCloseTo(variance, within(0.112 * variance));
        }
        assertThat(spectrum[4]).isCloseTo(0, within(1e-12));
        assertThat(spectrum[5]).isCloseTo(0, within(1e-12));
    }

    @Test
    void isCentredAtZero() throws IOException {
        double[] mean =
                new PlainAlgebra().mean(plugin().load(Path.of("")).train().values());
        for (double m : mean) { // five standard errors of the largest possible variance: 5 sqrt(0.5 / 4000)
            assertThat(m).isCloseTo(0, within(0.056));
        }
    }

    @Test
    void drawsAQuarterAsManyTestSamplesFromTheSameSubspace() throws IOException {
        Data data = plugin().load(Path.of(""));
        assertThat(data.test().size()).isEqualTo(1000);
        PlainAlgebra algebra = new PlainAlgebra();
        double[][] outside =
                algebra.eigen(algebra.covariance(data.train().values()), 6).vectors();
        for (int i = 4; i < 6; i++) {
            for (int row = 0; row < 10; row++) {
                double along = 0;
                for (int j = 0; j < 6; j++) {
                    along += outside[i][j] * data.test().values().get(row, j);
                }
                assertThat(along).isCloseTo(0, within(1e-5));
            }
        }
    }

    @Test
    void changesWithItsSeed() throws IOException {
        Data other = new SyntheticLinear(6, 4, 0.5, 4000, 2).load(Path.of(""));
        Data data = plugin().load(Path.of(""));
        assertThat(other.fingerprint()).isNotEqualTo(data.fingerprint());
        assertThat(other.train().values().toArray())
                .isNotEqualTo(data.train().values().toArray());
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new SyntheticLinear(3, 2, 0.5, 8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("35fa0da4d29d7523211177b08fedf0e9cfa71187edb678535fa29f4d9990b8ce");
    }

    @Test
    void hasNoLabelsAndNoBounds() throws IOException {
        Data data = plugin().load(Path.of(""));
        assertThat(data.train().labels()).isEmpty();
        assertThat(data.range()).isEqualTo(Interval.ALL);
    }

    @Test
    void refusesARankAboveTheFeatures() {
        assertThatThrownBy(() -> new SyntheticLinear(6, 7, 0.5, 4000, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`rank`: must be at most the 6 features, but got 7");
    }
}
