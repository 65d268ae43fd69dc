package org.hourglass.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class DomainTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Domain RHO = new Domain.Real(1e-4, 0.5, true);
    private static final Domain CODE = new Domain.Whole(1, 4096, true);
    private static final Domain ACTIVATION = new Domain.Choice(List.of("linear", "relu", "tanh"));
    private static final Domain HIDDEN = new Domain.ListOf(CODE, 1, 3);

    private static void refuses(Domain domain, Object value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> domain.accept(value))
                .withMessage(message);
    }

    @Test
    void makesRealsOfWholeNumbers() {
        assertThat(new Domain.Real(0, 5, false).accept(2L)).isEqualTo(2.0);
        assertThat(RHO.accept(0.5)).isEqualTo(0.5);
    }

    @Test
    void refusesRealsOutsideTheirBounds() {
        refuses(RHO, 0.7, "must be in [1.0E-4, 0.5], but got 0.7");
        refuses(RHO, Double.NaN, "must be in [1.0E-4, 0.5], but got NaN");
        refuses(new Domain.Real(0, INF, false), -1L, "must be a finite number of at least 0.0, but got -1");
        refuses(new Domain.Real(-INF, 1, false), 2, "must be a finite number of at most 1.0, but got 2");
        refuses(new Domain.Real(-INF, INF, false), INF, "must be a finite number, but got Infinity");
        refuses(RHO, "much", "must be a number, but got much");
    }

    @Test
    void acceptsWholeNumbersHoweverTheyAreWritten() {
        assertThat(CODE.accept(64)).isEqualTo(64L);
        assertThat(CODE.accept(1e3)).isEqualTo(1000L);
    }

    @Test
    void refusesOtherWholeNumbers() {
        refuses(CODE, 1.5, "must be a whole number, but got 1.5");
        refuses(CODE, Double.NaN, "must be a whole number, but got NaN");
        refuses(CODE, 1e300, "must be a whole number, but got 1.0E300");
        refuses(CODE, "8", "must be a whole number, but got 8");
        refuses(CODE, 0L, "must be in [1, 4096], but got 0");
        refuses(new Domain.Whole(1, Integer.MAX_VALUE, false), 0L, "must be at least 1, but got 0");
        refuses(new Domain.Whole(Long.MIN_VALUE, 9, false), 10L, "must be at most 9, but got 10");
    }

    @Test
    void refusesUnknownChoicesWithTheNearestOne() {
        assertThat(ACTIVATION.accept("relu")).isEqualTo("relu");
        refuses(ACTIVATION, "relux", "must be one of linear, relu, tanh, but got relux; did you mean `relu`?");
        refuses(ACTIVATION, 3L, "must be one of linear, relu, tanh, but got 3");
    }

    @Test
    void acceptsTrueAndFalseAlone() {
        assertThat(new Domain.Flag().accept(true)).isEqualTo(true);
        refuses(new Domain.Flag(), "yes", "must be true or false, but got yes");
    }

    @Test
    void matchesTextsAsAWhole() {
        assertThat(new Domain.Text("[a-z]+").accept("ab")).isEqualTo("ab");
        refuses(new Domain.Text("[a-z]+"), "ab1", "must be a text that matches [a-z]+, but got ab1");
        refuses(new Domain.Text("[0-9]+"), 12L, "must be a text, but got 12");
    }

    @Test
    void checksListsAndTheirElements() {
        assertThat(HIDDEN.accept(List.of(512, 128L))).isEqualTo(List.of(512L, 128L));
        refuses(HIDDEN, 512L, "must be a list, but got 512");
        refuses(HIDDEN, List.of(), "must be a list of 1 to 3 values, but got []");
        refuses(HIDDEN, List.of(512, 0), "[1] must be in [1, 4096], but got 0");
    }

    @Test
    void saysInWordsWhatIsLegal() {
        assertThat(RHO.inWords()).isEqualTo("[0.0001, 0.5] log");
        assertThat(new Domain.Real(-INF, 1e-7, false).inWords()).isEqualTo("(-inf, 1e-7]");
        assertThat(new Domain.Whole(1, Integer.MAX_VALUE, false).inWords()).isEqualTo("whole, [1, inf)");
        assertThat(new Domain.Whole(Long.MIN_VALUE, Long.MAX_VALUE, false).inWords())
                .isEqualTo("whole, (-inf, inf)");
        assertThat(ACTIVATION.inWords()).isEqualTo("linear, relu, tanh");
        assertThat(HIDDEN.inWords()).isEqualTo("1 to 3 of: whole, [1, 4096] log");
        assertThat(new Domain.Flag().inWords()).isEqualTo("true, false");
        assertThat(new Domain.Text(".+").inWords()).isEqualTo("text");
        assertThat(new Domain.Text(".*").inWords()).isEqualTo("text, may be empty");
        assertThat(new Domain.Text("[a-z]").inWords()).isEqualTo("text like [a-z]");
        assertThat(new Domain.Text("[^\r\n\t]").inWords()).isEqualTo("text like [^\\r\\n\\t]");
    }

    @Test
    void saysDefaultsAsStudiesDo() {
        assertThat(new Parameter("a", "d", RHO, 0.05).defaultInWords()).isEqualTo("0.05");
        assertThat(new Parameter("a", "d", RHO, 3.0).defaultInWords()).isEqualTo("3");
        assertThat(new Parameter("a", "d", RHO, 1.5e-5).defaultInWords()).isEqualTo("1.5e-5");
        assertThat(new Parameter("a", "d", RHO, 0.0).defaultInWords()).isEqualTo("0");
        assertThat(new Parameter("a", "d", RHO, 2e7).defaultInWords()).isEqualTo("2e7");
        assertThat(new Parameter("a", "d", HIDDEN, List.of(512L, 128L)).defaultInWords())
                .isEqualTo("[512, 128]");
        assertThat(new Parameter("a", "d", new Domain.Text(".*"), "").defaultInWords())
                .isEqualTo("\"\"");
    }
}
