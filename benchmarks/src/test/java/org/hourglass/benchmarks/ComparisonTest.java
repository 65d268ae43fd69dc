package org.hourglass.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ComparisonTest {

    /** Trains at rates that are known beforehand. */
    private static final class Known implements Trainee {
        private final String name;
        private final Deque<Double> rates;

        Known(String name, Double... rates) {
            this.name = name;
            this.rates = new ArrayDeque<>(List.of(rates));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public double train(double seconds) {
            return rates.remove();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @Test
    void comparesTheBestRoundsWithPyTorchsBestThreadCount() {
        Comparison comparison = new Comparison(Workload.W1);
        comparison.measure(
                List.of(
                        new Known("PyTorch, 1 process of 1 thread", 9.0, 100.0, 90.0),
                        new Known("PyTorch, 1 process of 2 threads", 999.0, 150.0, 200.0),
                        new Known("PyTorch, 2 processes of 1 thread", 9.0, 300.0, 300.0),
                        new Known("Hourglass, 2 runs side by side", 9.0, 700.0, 650.0)),
                2,
                1);
        assertThat(comparison.table().lines())
                .containsExactly(
                        "W1  64-32-8, batch 64, MSE",
                        "                                          samples/s  of one PyTorch process",
                        "  PyTorch, 1 process of 1 thread                100  0.50",
                        "  PyTorch, 1 process of 2 threads               200  1.00",
                        "  PyTorch, 2 processes of 1 thread              300  1.50",
                        "  Hourglass, 2 runs side by side                700  3.50");
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void trainsEveryWorkload(Workload workload) {
        assertThat(Main.table(workload, 1, 0.05, Optional.empty()))
                .startsWith(workload + "  " + workload.description())
                .containsPattern("Hourglass, 1 run +[1-9][0-9,]*");
    }
}
