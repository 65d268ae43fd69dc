package org.hourglass.pruners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.testkit.PrunerContract;
import org.junit.jupiter.api.Test;

final class PatienceTest implements PrunerContract {

    @Override
    public Pruner plugin() {
        return new Patience(2, 0.1);
    }

    @Override
    public boolean compares() {
        return false;
    }

    /** It falls by less than a tenth soon. */
    @Override
    public void letsTheBestRunGoOn() {
        assertThat(plugin().verdict(new Curve(0, List.of(3.0, 2.0, 1.0)), List.of(), GOAL))
                .isEmpty();
    }

    @Override
    public void letsARunThatGetsBetterGoOnAlone() {
        assertThat(stop(PrunerContract.falling(0, 5, 4), List.of())).isEmpty();
    }

    @Test
    void waitsForSomeEpochsWithoutProgress() {
        assertThat(plugin().verdict(new Curve(0, List.of(3.0, 3.0)), List.of(), GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(0, List.of(3.0, 3.0, 2.95)), List.of(), GOAL))
                .contains("2.950 after epoch 3 is no better than 3.000 after epoch 1");
        assertThat(plugin().verdict(new Curve(0, List.of(3.0, 3.0, 2.9)), List.of(), GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(0, List.of(3.0, 2.0, 4.0)), List.of(), GOAL))
                .isEmpty();
    }

    @Test
    void progressIsOverTheBestBeforeAndNotOverTheLast() {
        assertThat(plugin().verdict(new Curve(0, List.of(1.0, 3.0, 2.0, 2.0)), List.of(), GOAL))
                .contains("1.000 after epoch 4 is no better than 1.000 after epoch 2");
    }

    @Test
    void whatIsNoNumberIsNoProgress() {
        List<Double> none = List.of(Double.NaN, Double.NaN, Double.NaN);
        assertThat(plugin().verdict(new Curve(0, none), List.of(), GOAL)).isPresent();
    }
}
