package org.hourglass.pruners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.testkit.PrunerContract;
import org.junit.jupiter.api.Test;

final class SuccessiveHalvingTest implements PrunerContract {

    @Override
    public Pruner plugin() {
        return new SuccessiveHalving(1, 3);
    }

    @Test
    void promotesTheBestThirdOfThoseAtTheRung() {
        // after epoch 3 the eight others have k + 1/3; with this one they are nine, and the best three go on
        List<Curve> others = PrunerContract.earlier(8);
        assertThat(plugin().verdict(new Curve(8, List.of(9.0, 9.0, 2.3)), others, GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(8, List.of(0.0, 0.0, 2.4)), others, GOAL))
                .contains("2.400 after epoch 3 is not among the best 3 of 9 runs");
    }

    @Test
    void decidesAtRungsOnly() {
        List<Curve> others = PrunerContract.earlier(8);
        assertThat(plugin().verdict(new Curve(8, List.of(0.0, 9.0)), others, GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(8, List.of(99.0)), others, GOAL)).isPresent();
    }

    @Test
    void whatIsNoNumberStops() {
        assertThat(plugin().verdict(new Curve(0, List.of(Double.NaN)), List.of(), GOAL))
                .contains("NaN after epoch 1 is not among the best 1 of 1 runs");
    }
}
