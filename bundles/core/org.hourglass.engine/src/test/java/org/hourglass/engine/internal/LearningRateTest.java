package org.hourglass.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.hourglass.study.Training;
import org.junit.jupiter.api.Test;

final class LearningRateTest {

    @Test
    void aConstantRateStays() {
        LearningRate rate = rate(new Training.Schedule.Constant());
        assertThat(rate.at(0)).isEqualTo(0.1);
        assertThat(rate.at(39)).isEqualTo(0.1);
    }

    @Test
    void aCosineFallsFromTheRateToItsFinalFraction() {
        LearningRate rate = rate(new Training.Schedule.Cosine(0.2));
        assertThat(rate.at(0)).isEqualTo(0.1);
        // half way: 0.1 · (0.2 + 0.8 · (1 + cos(π/2)) / 2) = 0.06
        assertThat(rate.at(20)).isCloseTo(0.06, within(1e-15));
        assertThat(rate.at(40)).isCloseTo(0.02, within(1e-15));
    }

    @Test
    void stepsMultiplyTheRateEverySoManyEpochs() {
        LearningRate rate = rate(new Training.Schedule.Step(2, 0.5));
        assertThat(rate.at(19)).isEqualTo(0.1);
        assertThat(rate.at(20)).isEqualTo(0.05);
    }

    /** 4 epochs of 10 steps at 0.1. */
    private static LearningRate rate(Training.Schedule schedule) {
        Training training =
                new Training(new Training.Optimizer.Sgd(), 0.1, schedule, Optional.empty(), 8, false, 4, 10);
        return new LearningRate(training, 10);
    }
}
