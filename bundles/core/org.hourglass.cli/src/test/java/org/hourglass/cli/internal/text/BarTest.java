package org.hourglass.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BarTest {

    @Test
    void aBarIsAsLongAsItsFraction() {
        assertThat(Bar.of(0.5, 4)).isEqualTo("██");
        assertThat(Bar.of(0.40625, 4)).isEqualTo("█▋");
        assertThat(Bar.of(0, 4)).isEmpty();
        assertThat(Bar.of(1.5, 4)).isEqualTo("████");
    }
}
