package org.hourglass.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The best of several rounds of each trainee; in a round they train one after the other, so that what else the machine does
 * meets all of them.
 */
final class Comparison {

    private final Workload workload;
    private final Map<String, Double> best = new LinkedHashMap<>();

    Comparison(Workload workload) {
        this.workload = workload;
    }

    /** Trains each in turn, once to warm up and then this often. */
    void measure(List<Trainee> trainees, int rounds, double seconds) {
        for (int round = 0; round <= rounds; round++) {
            for (Trainee trainee : trainees) {
                double rate = trainee.train(seconds);
                if (round > 0) {
                    best.merge(trainee.name(), rate, Math::max);
                }
            }
        }
    }

    /** Returns the best rate of one PyTorch process, with whichever number of threads. */
    private OptionalDouble oneProcess() {
        return best.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("PyTorch, 1 process "))
                .mapToDouble(Map.Entry::getValue)
                .max();
    }

    /** Returns the rates, and their ratios to one PyTorch process where it was measured. */
    String table() {
        StringBuilder table = new StringBuilder("%s  %s%n".formatted(workload, workload.description()));
        table.append("  %-36s %12s  %s%n".formatted("", "samples/s", "of one PyTorch process"));
        best.forEach((name, rate) -> table.append(line(name, rate)));
        return table.toString();
    }

    private String line(String name, double rate) {
        OptionalDouble reference = oneProcess();
        String ratio = reference.isEmpty() ? "" : String.format(Locale.ROOT, "  %.2f", rate / reference.getAsDouble());
        return String.format(Locale.ROOT, "  %-36s %,12.0f%s%n", name, rate, ratio);
    }
}
