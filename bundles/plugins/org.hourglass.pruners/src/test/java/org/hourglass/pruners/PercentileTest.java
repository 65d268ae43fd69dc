package org.hourglass.pruners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.testkit.PrunerContract;
import org.junit.jupiter.api.Test;

final class PercentileTest implements PrunerContract {

    @Override
    public Pruner plugin() {
        return new Percentile(25, 1, 5);
    }

    @Test
    void keepsTheBestQuarter() {
        // after epoch 2 the five others have 0.5, 1.5, 2.5, 3.5, 4.5: a quarter of the way is 1.5
        List<Curve> others = PrunerContract.earlier(5);
        assertThat(plugin().verdict(new Curve(5, List.of(9.0, 1.5)), others, GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(5, List.of(9.0, 1.6)), others, GOAL))
                .contains("1.600 after epoch 2 is above 1.500, the best 25.00 % of 5 earlier runs");
    }

    @Test
    void interpolatesBetweenTwoRuns() {
        // 30 percent of the way from the first to the fifth of 0.5, 1.5, ...: 1.5 + 0.2
        List<Curve> others = PrunerContract.earlier(5);
        Pruner pruner = new Percentile(30, 1, 5);
        assertThat(pruner.verdict(new Curve(5, List.of(9.0, 1.69)), others, GOAL))
                .isEmpty();
        assertThat(pruner.verdict(new Curve(5, List.of(9.0, 1.71)), others, GOAL))
                .isPresent();
    }
}
