package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class OnesTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Ones(0.2);
    }

    @Test
    void setsTheStatedShareToOneAndKeepsTheOthersAsTheyAre() {
        double[][] zeros = Rows.uniform(1, 100, 200, new Interval(0, 0));
        double[] noisy = corruptedOf(plugin(), zeros, 1, 0);
        assertThat(noisy).containsOnly(0, 1);
        // five standard errors of the mean of 20,000 draws: 5 sqrt(0.16 / 20000) = 0.0142
        assertThat(Arrays.stream(noisy).average().orElseThrow()).isCloseTo(0.2, within(0.0142));
    }

    @Test
    void keepsEverythingAtZeroAndNothingAtOne() {
        assertThat(corruptedOf(new Ones(0), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
        assertThat(corruptedOf(new Ones(1), legalData(), 1, 0)).containsOnly(1);
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
