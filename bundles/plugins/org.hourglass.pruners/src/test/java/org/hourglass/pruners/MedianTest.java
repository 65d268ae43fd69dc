package org.hourglass.pruners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.testkit.PrunerContract;
import org.junit.jupiter.api.Test;

final class MedianTest implements PrunerContract {

    @Override
    public Pruner plugin() {
        return new Median(1, 5);
    }

    @Test
    void comparesTheBestSoFarWithTheMedianAfterTheSameEpoch() {
        // after epoch 2 the five others have 0.5, 1.5, 2.5, 3.5, 4.5: their median is 2.5
        List<Curve> others = PrunerContract.earlier(5);
        assertThat(plugin().verdict(new Curve(5, List.of(2.4, 9.0)), others, GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(5, List.of(9.0, 2.6)), others, GOAL))
                .contains("2.600 after epoch 2 is above 2.500, the median of 5 earlier runs");
        assertThat(plugin().verdict(new Curve(5, List.of(9.0, 2.6)), others, new Pruner.Goal(EPOCHS, false)))
                .contains("-2.600 after epoch 2 is below -2.500, the median of 5 earlier runs");
    }

    @Test
    void waitsForTheWarmupAndForEnoughEarlierRuns() {
        assertThat(plugin().verdict(new Curve(5, List.of(9.0)), PrunerContract.earlier(5), GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(4, List.of(9.0, 9.0)), PrunerContract.earlier(4), GOAL))
                .isEmpty();
    }
}
