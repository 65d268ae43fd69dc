package org.hourglass.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MixTest {

    @Test
    void aPermutationHasEveryRowOnce() {
        int[] order = Mix.permutation(42, 1000);
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void theSameKeyGivesTheSameOrderAndAnotherKeyAnother() {
        assertThat(Mix.permutation(1, 50)).isEqualTo(Mix.permutation(1, 50));
        assertThat(Mix.permutation(1, 50)).isNotEqualTo(Mix.permutation(2, 50));
    }

    @Test
    void everyRowIsFirstAboutEquallyOften() {
        int[] first = new int[8];
        for (int key = 0; key < 8000; key++) {
            first[Mix.permutation(Mix.mix(7, key), 8)[0]]++;
        }
        // expectation 1000, standard deviation √(8000 · 1/8 · 7/8) = 29.6: five of them
        assertThat(Arrays.stream(first).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(1000 - 148, 1000 + 148));
    }

    @Test
    void theSeedOfAReplicateStaysWhatRecordsHave() {
        assertThat(Mix.mix(7, 0)).isEqualTo(-8774268681488515761L);
    }

    @Test
    void purposesHaveStreamsOfTheirOwn() {
        assertThat(Mix.mix(1, "shuffle")).isNotEqualTo(Mix.mix(1, "noise")).isEqualTo(Mix.mix(1, "shuffle"));
        assertThat(Mix.mix(1, 0)).isNotEqualTo(Mix.mix(1, 1)).isNotEqualTo(Mix.mix(0, 1));
    }
}
