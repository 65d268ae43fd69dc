package org.hourglass.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LinesTest {

    @Test
    void cutsWithAnEllipsis() {
        assertThat(Lines.cut("hourglass", 6)).isEqualTo("hourg…");
        assertThat(Lines.cut("hourglass", 9)).isEqualTo("hourglass");
        assertThat(Lines.cut("two\nlines", 20)).isEqualTo("two lines");
    }

    @Test
    void wrapsAtSpacesAndIndentsWhatFollows() {
        assertThat(Lines.wrap("one two three four", 9, 2)).containsExactly("one two", "  three", "  four");
        assertThat(Lines.wrap("state    a b c", 10, 9)).containsExactly("state    a", "         b", "         c");
        assertThat(Lines.wrap("unbreakable", 4, 2)).containsExactly("unbreakable");
    }
}
