package org.hourglass.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Python processes that wait for a line with a number of seconds, train that long, and answer with samples per second. */
final class PyTorchProcesses implements Trainee {

    private final int threads;
    private final List<Worker> workers = new ArrayList<>();

    /** Where PyTorch is: an interpreter that can import it, and the script. */
    record Installation(Path python, Path script) {}

    PyTorchProcesses(Installation installation, Workload workload, int processes, int threads) {
        this.threads = threads;
        for (int i = 0; i < processes; i++) {
            workers.add(new Worker(installation, workload, threads));
        }
        workers.forEach(Worker::answer);
    }

    @Override
    public String name() {
        return "PyTorch, %d process%s of %d thread%s"
                .formatted(workers.size(), workers.size() == 1 ? "" : "es", threads, threads == 1 ? "" : "s");
    }

    @Override
    public double train(double seconds) {
        workers.forEach(worker -> worker.ask(seconds));
        return workers.stream()
                .mapToDouble(worker -> Double.parseDouble(worker.answer()))
                .sum();
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }

    private static final class Worker {
        private final Process process;
        private final BufferedWriter questions;
        private final BufferedReader answers;

        Worker(Installation installation, Workload workload, int threads) {
            ProcessBuilder builder = new ProcessBuilder(
                            installation.python().toString(),
                            installation.script().toString(),
                            workload.name(),
                            String.valueOf(threads))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            try {
                process = builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        void ask(double seconds) {
            try {
                questions.write(seconds + "\n");
                questions.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String answer() {
            try {
                String line = answers.readLine();
                if (line == null) {
                    throw new IllegalStateException("PyTorch's process ended");
                }
                return line;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() {
            process.destroy();
        }
    }
}
