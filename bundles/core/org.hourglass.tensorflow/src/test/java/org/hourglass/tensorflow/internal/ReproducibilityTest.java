package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The state after training, every bit of it, is a function of the blueprint, the samples and the seed. */
final class ReproducibilityTest {

    private static final int STEPS = 30;

    private static String expected;
    private static Compute.Resident samples;
    private final TensorFlowCompute compute = new TensorFlowCompute();

    @BeforeAll
    static void train() {
        expected = Example.trained(1, STEPS);
        samples = new TensorFlowCompute().load(Example.samples(), Optional.empty());
    }

    @AfterAll
    static void close() {
        samples.close();
    }

    @Test
    void sameSeedSameBits() {
        assertThat(Example.trained(1, STEPS)).isEqualTo(expected);
    }

    @Test
    void anotherSeedOtherBits() {
        assertThat(Example.trained(2, STEPS)).isNotEqualTo(expected);
    }

    @Test
    void sameBitsInAnotherProcess() throws Exception {
        assertThat(Child.output(List.of(), Child.class.getName(), "train", String.valueOf(STEPS)))
                .isEqualTo(expected);
    }

    @Test
    void sameBitsBesideOthers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<String>> runs = new ArrayList<>();
            for (long seed : new long[] {1, 2, 1}) {
                runs.add(() -> Example.trained(seed, STEPS));
            }
            List<Future<String>> hashes = threads.invokeAll(runs);
            assertThat(hashes.get(0).get()).isEqualTo(expected);
            assertThat(hashes.get(1).get()).isNotEqualTo(expected);
            assertThat(hashes.get(2).get()).isEqualTo(expected);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void sameBitsAfterAnotherSeedInTheSameComputation() {
        try (Computation computation = compute.build(Example.blueprint())) {
            computation.start(2);
            Example.train(computation, samples, 0, STEPS);
            computation.apply("encode", Example.samples());
            computation.start(1);
            Example.train(computation, samples, 0, STEPS);
            assertThat(Example.hash(computation.state())).isEqualTo(expected);
        }
    }

    @Test
    void sameBitsAfterRestoringHalfWay() {
        Computation.State half;
        try (Computation computation = compute.build(Example.blueprint())) {
            computation.start(1);
            Example.train(computation, samples, 0, STEPS / 2);
            half = computation.state();
        }
        try (Computation computation = compute.build(Example.blueprint())) {
            computation.start(99);
            Example.train(computation, samples, 0, 3);
            computation.restore(half);
            Example.train(computation, samples, STEPS / 2, STEPS);
            assertThat(Example.hash(computation.state())).isEqualTo(expected);
        }
        try (Computation computation = compute.build(Example.blueprint())) {
            computation.restore(half);
            Example.train(computation, samples, STEPS / 2, STEPS);
            assertThat(Example.hash(computation.state())).isEqualTo(expected);
        }
    }

    @Test
    void sameBitsWithEvaluationsBetweenSteps() {
        try (Computation computation = compute.build(Example.blueprint())) {
            computation.start(1);
            for (int step = 0; step < STEPS; step++) {
                Example.train(computation, samples, step, step + 1);
                computation.apply("encode", Example.samples().slice(0, 7));
            }
            assertThat(Example.hash(computation.state())).isEqualTo(expected);
        }
    }
}
