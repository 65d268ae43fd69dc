package org.hourglass.benchmarks;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code Samplers SEEDS [PYTHON SCRIPT]}: what samplers find, next to Optuna's with the same number of trials. */
final class Samplers {

    private static final int GENERATIONS = 480;
    private static final int TRIALS = 100;
    private static final int FEW_TRIALS = 50;

    private Samplers() {}

    /** Compares with Optuna if an interpreter that can import it and the script are given. */
    public static void main(String[] arguments) throws IOException {
        int seeds = Integer.parseInt(arguments[0]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(SearchTable.HEAD);
        if (arguments.length < 3) {
            print(out, seeds, order -> new double[0]);
            return;
        }
        Process process = new ProcessBuilder(arguments[1], Path.of(arguments[2]).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedWriter questions =
                        new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            print(out, seeds, order -> {
                questions.write(order + "\n");
                questions.flush();
                return new Gson().fromJson(answers.readLine(), double[].class);
            });
        } finally {
            process.destroy();
        }
    }

    /** Answers an order "FUNCTION SAMPLER TRIALS SEEDS" with a number for each seed; with none if there is no peer. */
    interface Peer {
        double[] answer(String order) throws IOException;
    }

    private static void print(PrintStream out, int seeds, Peer peer) throws IOException {
        for (Landscape landscape : List.of(Landscape.BRANIN, Landscape.HARTMANN6, Landscape.CONDITIONAL)) {
            for (String sampler : List.of("random", "sobol", "tpe", "cma-es", "gp")) {
                out.println(line(landscape, sampler, sampler.equals("gp") ? FEW_TRIALS : TRIALS, seeds, peer));
            }
        }
        out.println(line(Landscape.ZDT1, "nsga-ii", GENERATIONS, seeds, peer));
        for (String sampler : List.of("tpe", "sobol")) {
            line(Landscape.MIXED, sampler, TRIALS, 3, order -> new double[0]); // warm
            out.println(line(Landscape.MIXED, sampler, 10 * TRIALS, 1, peer));
        }
    }

    /** Returns the line of one sampler on one function. */
    static String line(Landscape landscape, String sampler, int trials, int seeds, Peer peer) throws IOException {
        String name = landscape.name().toLowerCase(Locale.ROOT);
        double[] theirs = peer.answer("%s %s %d %d".formatted(name, sampler, trials, seeds));
        double[] ours = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            SearchRun run = SearchRun.of(landscape, sampler, trials, seed);
            ours[seed] = switch (landscape) {
                case MIXED -> run.millis() / trials;
                case ZDT1 -> run.hypervolume();
                default -> run.least() - landscape.least();
            };
        }
        boolean regret = landscape != Landscape.MIXED && landscape != Landscape.ZDT1;
        double[] comparable = Arrays.stream(theirs)
                .map(value -> regret ? value - landscape.least() : value)
                .toArray();
        return SearchTable.line(
                "%s %s %d".formatted(name, sampler, trials), ours, comparable, landscape == Landscape.ZDT1);
    }
}
