package org.hourglass.pruners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.hourglass.testkit.PrunerContract;
import org.junit.jupiter.api.Test;

final class HyperbandTest implements PrunerContract {

    @Override
    public Pruner plugin() {
        return new Hyperband(1, 3);
    }

    @Test
    void hasABracketForEachPowerOfTheFactor() {
        assertThat(new Hyperband(1, 3).brackets(27)).isEqualTo(4);
        assertThat(new Hyperband(1, 3).brackets(26)).isEqualTo(3);
        assertThat(new Hyperband(5, 3).brackets(4)).isEqualTo(1);
    }

    @Test
    void theBolderABracketTheMoreTrialsItHas() {
        // 4 brackets of 27 epochs: ceil(4 * 27 / 4) = 27, ceil(4 * 9 / 3) = 12, ceil(4 * 3 / 2) = 6, 4
        long[] trials = new long[4];
        for (int trial = 0; trial < 4900; trial++) {
            trials[new Hyperband(1, 3).bracket(trial, 27)]++;
        }
        assertThat(trials[0]).isBetween(2600L, 2800L);
        assertThat(trials[1]).isBetween(1100L, 1300L);
        assertThat(trials[2]).isBetween(520L, 680L);
        assertThat(trials[3]).isBetween(330L, 470L);
    }

    @Test
    void comparesWithinTheBracket() {
        Hyperband hyperband = new Hyperband(1, 3);
        int trial = 0;
        while (hyperband.bracket(trial, EPOCHS) != 0) {
            trial++;
        }
        List<Curve> others = PrunerContract.earlier(40);
        int mine = trial;
        List<Curve> elsewhere = others.stream()
                .filter(other -> hyperband.bracket(other.trial(), EPOCHS) != 0)
                .toList();
        assertThat(hyperband.verdict(new Curve(mine, List.of(99.0)), elsewhere, GOAL))
                .isEmpty();
        assertThat(hyperband.verdict(new Curve(mine, List.of(99.0)), others, GOAL))
                .isPresent();
    }
}
