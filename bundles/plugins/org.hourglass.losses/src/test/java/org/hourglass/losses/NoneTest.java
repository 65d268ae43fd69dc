package org.hourglass.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hourglass.spi.Loss;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.LossContract;
import org.junit.jupiter.api.Test;

final class NoneTest implements LossContract {

    @Override
    public Loss plugin() {
        return new None();
    }

    @Test
    void isZeroAndPullsNowhere() {
        assertThat(lossOf(plugin(), legalData(), legalRaw())).containsOnly(0);
        assertThat(gradientOf(plugin(), legalData(), legalRaw())).containsOnly(0);
    }

    @Test
    void reconstructsBySigmoid() {
        assertThat(reconstructionOf(plugin(), new double[][] {{0, Math.log(3)}}))
                .containsExactly(new double[] {0.5, 0.75}, within(1e-12));
    }

    @Test
    void isNoLikelihoodAndNeedsDataFromZeroToOne() {
        assertThat(plugin().nats(784)).isEmpty();
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }
}
