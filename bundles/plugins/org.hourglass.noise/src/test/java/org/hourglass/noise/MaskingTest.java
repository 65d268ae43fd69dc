package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class MaskingTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Masking(0.3, false);
    }

    @Test
    void setsTheStatedShareOfValuesToZeroAndKeepsTheOthersAsTheyAre() { // no scaling by 1/(1-p), as dropout does
        double[][] ones = Rows.uniform(1, 100, 200, new Interval(1, 1));
        double[] masked = corruptedOf(new Masking(0.3, false), ones, 1, 0);
        assertThat(Arrays.stream(masked).allMatch(v -> v == 0 || v == 1)).isTrue();
        // five standard errors of the mean of 20,000 draws: 5 sqrt(0.21 / 20000) = 0.0162
        assertThat(Arrays.stream(masked).average().orElseThrow()).isCloseTo(0.7, within(0.0162));
    }

    @Test
    void keepsEverythingAtZeroAndNothingAtOne() {
        assertThat(corruptedOf(new Masking(0, false), legalData(), 1, 0)).isEqualTo(Rows.flat(legalData()));
        assertThat(corruptedOf(new Masking(1, false), legalData(), 1, 0)).containsOnly(0);
    }
}
