package org.hourglass.pruners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.testkit.PrunerContract;
import org.junit.jupiter.api.Test;

final class ThresholdTest implements PrunerContract {

    @Override
    public Pruner plugin() {
        return new Threshold(-1e300, 8, 0);
    }

    @Override
    public boolean compares() {
        return false;
    }

    @Test
    void stopsWhatLeavesTheBounds() {
        assertThat(plugin().verdict(new Curve(0, List.of(8.0)), List.of(), GOAL))
                .isEmpty();
        assertThat(plugin().verdict(new Curve(0, List.of(8.5)), List.of(), GOAL))
                .contains("8.500 after epoch 1 is not within -1.0E300 and 8.0");
        assertThat(plugin().verdict(new Curve(0, List.of(Double.NaN)), List.of(), GOAL))
                .isPresent();
    }

    @Test
    void boundsAreThoseOfTheObjectiveAlsoWhereItIsMaximized() {
        Pruner.Goal maximize = new Pruner.Goal(EPOCHS, false);
        assertThat(plugin().verdict(new Curve(0, List.of(-9.0)), List.of(), maximize))
                .isPresent();
        assertThat(plugin().verdict(new Curve(0, List.of(9.0)), List.of(), maximize))
                .isEmpty();
    }

    @Test
    void boundsMustBeInOrder() {
        assertThatThrownBy(() -> new Threshold(2, 1, 0))
                .hasMessage("threshold: `lower` must be below `upper`, but got 2.0 and 1.0");
    }
}
