package org.hourglass.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.benchmarks.PyTorchProcesses.Installation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.tensorflow.internal.TensorFlowCompute;

/** {@code Main ROUNDS SECONDS [PYTHON SCRIPT]}: measures all workloads and prints a table of each. */
final class Main {

    private Main() {}

    /** Measures with PyTorch if its interpreter and script are given. */
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        Optional<Installation> pytorch = arguments.length < 4
                ? Optional.empty()
                : Optional.of(new Installation(Path.of(arguments[2]), Path.of(arguments[3])));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (Workload workload : Workload.values()) {
            out.println(table(workload, rounds, seconds, pytorch));
        }
    }

    static String table(Workload workload, int rounds, double seconds, Optional<Installation> pytorch) {
        List<Trainee> trainees = new ArrayList<>();
        try {
            pytorch.ifPresent(installation -> addPyTorch(trainees, installation, workload));
            addHourglass(trainees, workload);
            Comparison comparison = new Comparison(workload);
            comparison.measure(trainees, rounds, seconds);
            return comparison.table();
        } finally {
            trainees.forEach(Trainee::close);
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void addPyTorch(List<Trainee> trainees, Installation installation, Workload workload) {
        trainees.add(new PyTorchProcesses(installation, workload, 1, 1));
        if (cores() > 1) {
            trainees.add(new PyTorchProcesses(installation, workload, 1, cores()));
            trainees.add(new PyTorchProcesses(installation, workload, cores(), 1));
        }
    }

    private static void addHourglass(List<Trainee> trainees, Workload workload) {
        Compute compute = new TensorFlowCompute();
        trainees.add(new HourglassRuns(compute, workload, 1));
        if (cores() > 1) {
            trainees.add(new HourglassRuns(compute, workload, cores()));
        }
    }
}
