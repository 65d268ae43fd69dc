package org.hourglass.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hourglass.benchmarks.Orchestration.Cost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OrchestrationTest {

    @Test
    void recordsTrialsThatArePlannedTogetherAndOneByOne() throws IOException {
        Cost grid = Orchestration.measure(20, false);
        Cost oneByOne = Orchestration.measure(20, true);

        assertThat(grid.trial()).isPositive();
        assertThat(oneByOne.trial()).isPositive();
    }
}
