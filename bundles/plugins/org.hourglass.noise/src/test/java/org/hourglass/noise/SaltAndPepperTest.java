package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class SaltAndPepperTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new SaltAndPepper(0.1, false);
    }

    @Test
    void replacesTheStatedShareByZeroAndOneEqually() {
        double[][] grey = Rows.uniform(1, 100, 200, new Interval(0.5, 0.5));
        double[] noisy = corruptedOf(new SaltAndPepper(0.4, false), grey, 1, 0);
        // five standard errors of a share of 0.2 in 20,000 draws: 5 sqrt(0.16 / 20000) = 0.0142
        assertThat(share(noisy, 0)).isCloseTo(0.2, within(0.0142));
        assertThat(share(noisy, 1)).isCloseTo(0.2, within(0.0142));
        assertThat(share(noisy, 0.5)).isCloseTo(1 - share(noisy, 0) - share(noisy, 1), within(1e-12));
    }

    @Test
    void keepsEverythingAtZeroAndNothingAtOne() {
        assertThat(corruptedOf(new SaltAndPepper(0, false), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
        assertThat(corruptedOf(new SaltAndPepper(1, false), legalData(), 1, 0)).containsOnly(0, 1);
    }

    private static double share(double[] values, double of) {
        return Arrays.stream(values).filter(v -> v == of).count() / (double) values.length;
    }
}
