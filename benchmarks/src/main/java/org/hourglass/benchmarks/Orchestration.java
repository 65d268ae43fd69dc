package org.hourglass.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Orchestration PYTHON SCRIPT [TRIALS...]}: what a trial of no work with ten metrics costs, recorded by Hourglass and by
 * Optuna.
 */
final class Orchestration {

    /** Optuna's files take minutes from here on. */
    private static final int MOST_OF_OPTUNA = 1000;

    private static final int WARM_UP = 3000;

    private final List<Integer> sizes;
    private final StringBuilder table = new StringBuilder();

    private Orchestration(List<Integer> sizes) {
        this.sizes = sizes;
    }

    /** Measures and prints one table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Integer> sizes = arguments.length > 2
                ? Arrays.stream(arguments).skip(2).map(Integer::valueOf).toList()
                : List.of(100, 1000, 10_000, 100_000);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(new Orchestration(sizes).table(arguments[0], Path.of(arguments[1])));
    }

    /** What recording came to: milliseconds a trial, and milliseconds to read the study when all have ended. */
    record Cost(double trial, double studies, double show, double heapMegabytes) {}

    private String table(String python, Path script) throws IOException, InterruptedException {
        table.append("orchestration  trials of no work with 10 metrics, milliseconds a trial%n".formatted());
        row("trials", sizes.stream().map("%,d"::formatted).toList());
        for (String storage : List.of("memory", "journal", "sqlite")) {
            optuna(python, script, storage);
        }
        row(
                "Hourglass, first study",
                List.of("", "%.2f".formatted(measure(1000, false).trial())));
        measure(WARM_UP, true);
        hourglass("Hourglass, grid", false);
        hourglass("Hourglass, one by one", true);
        return table.toString();
    }

    private void row(String name, List<String> values) {
        table.append("  %-26s".formatted(name));
        values.forEach(value -> table.append("%10s".formatted(value)));
        table.append(System.lineSeparator());
    }

    private void optuna(String python, Path script, String storage) throws IOException, InterruptedException {
        List<String> values = new ArrayList<>();
        for (int trials : sizes) {
            boolean quick = storage.equals("memory") && trials <= 10 * MOST_OF_OPTUNA;
            if (quick || trials <= MOST_OF_OPTUNA) {
                Process process = new ProcessBuilder(python, script.toString(), storage, String.valueOf(trials))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("Optuna's process ended with " + process.exitValue());
                }
                values.add("%.2f".formatted(Double.parseDouble(answer.strip())));
            } else {
                values.add("");
            }
        }
        row("Optuna, " + storage, values);
    }

    private void hourglass(String name, boolean oneByOne) throws IOException {
        List<Cost> costs = new ArrayList<>();
        for (int trials : sizes) {
            costs.add(measure(trials, oneByOne));
        }
        row(name, costs.stream().map(cost -> "%.2f".formatted(cost.trial())).toList());
        row(
                "  heap, MB",
                costs.stream()
                        .map(cost -> "%.0f".formatted(cost.heapMegabytes()))
                        .toList());
        row(
                "  `studies`, ms",
                costs.stream().map(cost -> "%.0f".formatted(cost.studies())).toList());
        row(
                "  `show`, ms",
                costs.stream().map(cost -> "%.0f".formatted(cost.show())).toList());
    }

    /** Records a study of that many trials in a workspace of its own. */
    static Cost measure(int trials, boolean oneByOne) throws IOException {
        Path workspace = Files.createTempDirectory("hourglass-orchestration");
        try {
            return new TrialsOfNoWork(workspace, trials).record(oneByOne);
        } finally {
            try (Stream<Path> files = Files.walk(workspace)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
