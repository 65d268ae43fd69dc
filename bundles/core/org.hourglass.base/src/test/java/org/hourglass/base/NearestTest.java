package org.hourglass.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

    private static final List<String> KNOWN = List.of("kl-sparsity", "l1", "weight-decay", "mse-mean", "mse-sum");

    @Test
    void findsWhatWasProbablyMeant() {
        assertThat(Nearest.to("kl-sparisty", KNOWN)).contains("kl-sparsity");
        assertThat(Nearest.to("KL-Sparsity", KNOWN)).contains("kl-sparsity");
        assertThat(Nearest.to("weigth-decay", KNOWN)).contains("weight-decay");
        assertThat(Nearest.to("l2", KNOWN)).contains("l1");
    }

    @Test
    void isSilentWhereNothingIsNear() {
        assertThat(Nearest.to("dropout", KNOWN)).isEmpty();
        assertThat(Nearest.hint("dropout", KNOWN)).isEmpty();
    }

    @Test
    void equallyNearNamesGiveTheFirstInTheAlphabet() {
        assertThat(Nearest.to("ab", List.of("ad", "ac"))).contains("ac");
    }
}
