package org.hourglass.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;

/** Runs of Hourglass side by side, one thread each, all reading the same samples. */
final class HourglassRuns implements Trainee {

    private static final double LEARNING_RATE = 1e-3;

    private final Workload workload;
    private final Compute.Resident samples;
    private final List<Run> runs = new ArrayList<>();
    private final ExecutorService threads;

    HourglassRuns(Compute compute, Workload workload, int sideBySide) {
        this.workload = workload;
        samples = compute.load(workload.data(), Optional.empty());
        threads = Executors.newFixedThreadPool(sideBySide);
        for (int i = 0; i < sideBySide; i++) {
            runs.add(new Run(compute.build(workload.blueprint()), i));
        }
    }

    @Override
    public String name() {
        return "Hourglass, %d run%s".formatted(runs.size(), runs.size() == 1 ? "" : "s side by side");
    }

    @Override
    public double train(double seconds) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long steps = 0;
        try {
            List<Callable<Integer>> bursts = runs.stream()
                    .map(run -> (Callable<Integer>) () -> run.until(end))
                    .toList();
            for (Future<Integer> burst : threads.invokeAll(bursts)) {
                steps += burst.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return steps * workload.batch() / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        threads.shutdown();
        runs.forEach(run -> run.computation.close());
        samples.close();
    }

    /** One run: whole batches of a permutation that is drawn anew for each epoch. */
    private final class Run {
        private final Computation computation;
        private final Random random;
        private final int[] order;
        private int next;

        Run(Computation computation, long seed) {
            this.computation = computation;
            this.random = new Random(seed);
            this.order = IntStream.range(0, workload.samples()).toArray();
            computation.start(seed);
        }

        int until(long end) {
            int steps = 0;
            do {
                float[] terms = computation.step(samples, batch(), LEARNING_RATE);
                if (!Float.isFinite(terms[0])) {
                    throw new IllegalStateException("loss " + terms[0]);
                }
                steps++;
            } while (System.nanoTime() < end);
            return steps;
        }

        private int[] batch() {
            if (next + workload.batch() > order.length) {
                next = 0;
            }
            if (next == 0) {
                shuffle();
            }
            next += workload.batch();
            return Arrays.copyOfRange(order, next - workload.batch(), next);
        }

        private void shuffle() {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
    }
}
