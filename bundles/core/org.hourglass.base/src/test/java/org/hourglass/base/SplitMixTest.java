package org.hourglass.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SplitMixTest {

    @Test
    void givesTheFirstNumbersOfSplitMix64() {
        // the generator's published first two numbers for the seed 1234567
        long state = 1234567;
        state += SplitMix.GAMMA;
        assertThat(SplitMix.mix(state)).isEqualTo(6457827717110365317L);
        state += SplitMix.GAMMA;
        assertThat(SplitMix.mix(state)).isEqualTo(3203168211198807973L);
    }

    @Test
    void hashesTextAsFnv1a() {
        // the published values for the empty text and for "a"
        assertThat(SplitMix.hash("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(SplitMix.hash("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    }
}
