package org.hourglass.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

    @Test
    void numbersStandRightAndTextStandsLeft() {
        assertThat(Table.of("name", "value>").row("a", "1").row("long", "234").lines(80))
                .containsExactly("name  value", "a         1", "long    234");
    }

    @Test
    void theWidestTextGivesWay() {
        assertThat(Table.of("n>", "what").row("1", "a text that is too long").lines(16))
                .containsExactly("n  what", "1  a text that …")
                .allMatch(line -> line.length() <= 16);
    }

    @Test
    void theLastColumnGoesOnInFurtherLinesIfItMay() {
        assertThat(Table.of("name", "what")
                        .wrapping()
                        .row("a", "a text that is somewhat too long")
                        .row("b", "short")
                        .lines(31))
                .containsExactly("name  what", "a     a text that is somewhat", "      too long", "b     short");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Table.of("a", "b").row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: a row must have 2 cells, but got [1]");
    }
}
