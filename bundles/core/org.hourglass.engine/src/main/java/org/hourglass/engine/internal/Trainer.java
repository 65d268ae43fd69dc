package org.hourglass.engine.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;

/** Trains one run epoch by epoch. What it does depends on the seed, the epoch and the step, and not on when it was stopped. */
final class Trainer {

    private final Computation computation;
    private final Compute.Resident samples;
    private final Autoencoder.Plan plan;
    private final LearningRate rate;
    private final long shuffle;
    private final Pretraining pretraining;
    private List<String> names = List.of();
    private double[] sums = {};
    private int epoch;
    private int stepInEpoch;

    Trainer(Computation computation, Compute.Resident samples, Autoencoder autoencoder, long seed) {
        this.computation = computation;
        this.samples = samples;
        this.plan = autoencoder.plan();
        this.rate = new LearningRate(autoencoder.training(), plan.stepsPerEpoch());
        this.shuffle = Mix.mix(seed, "shuffle");
        this.pretraining = new Pretraining(autoencoder);
    }

    /** Hears of steps: how much of the epoch is done, and the loss. */
    interface Listener {
        void step(double fraction, float loss);
    }

    int epochsDone() {
        return epoch;
    }

    long stepsDone() {
        return (long) epoch * plan.stepsPerEpoch() + stepInEpoch;
    }

    /**
     * Trains until the end of the epoch under way.
     *
     * @return false if it was stopped before
     * @throws NotFinite if the loss is no number
     */
    boolean epoch(BooleanSupplier stop, Listener listener) {
        int[] order = Mix.permutation(Mix.mix(shuffle, epoch), plan.samples());
        if (stepInEpoch == 0) {
            sums = new double[computation.terms().size()];
        }
        names = computation.terms();
        while (stepInEpoch < plan.stepsPerEpoch()) {
            if (stop.getAsBoolean()) {
                return false;
            }
            int from = stepInEpoch * plan.batch();
            int to = Math.min(from + plan.batch(), plan.samples());
            float[] terms = computation.step(samples, Arrays.copyOfRange(order, from, to), rate.at(stepsDone()));
            if (!Float.isFinite(terms[0])) {
                throw new NotFinite(epoch + 1, stepInEpoch + 1, terms[0]);
            }
            for (int i = 0; i < terms.length; i++) {
                sums[i] += (double) terms[i] * (to - from);
            }
            stepInEpoch++;
            listener.step((double) stepInEpoch / plan.stepsPerEpoch(), terms[0]);
        }
        return true;
    }

    /** Returns the means of the epoch's terms, weighted by samples, and turns to the next epoch. */
    Map<String, Double> finishEpoch() {
        long seen = Math.min(plan.samples(), (long) plan.stepsPerEpoch() * plan.batch());
        Map<String, Double> means = new LinkedHashMap<>();
        for (int i = 0; i < sums.length; i++) {
            means.put(pretraining.prefix(epoch) + names.get(i), sums[i] / seen);
        }
        stepInEpoch = 0;
        epoch++;
        return means;
    }

    /** Returns what a checkpoint needs beside the computation's state. */
    double[] progress() {
        double[] progress = new double[2 + sums.length];
        progress[0] = epoch;
        progress[1] = stepInEpoch;
        System.arraycopy(sums, 0, progress, 2, sums.length);
        return progress;
    }

    /** Goes on from what {@link #progress} gave. */
    void resume(double[] progress) {
        epoch = (int) progress[0];
        stepInEpoch = (int) progress[1];
        sums = Arrays.copyOfRange(progress, 2, progress.length);
    }

    /** The loss is no number. */
    static final class NotFinite extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotFinite(int epoch, int step, float loss) {
            super(
                    "loss: must be finite, but got %s in epoch %d, step %d; lower training.learning-rate or set training.clip-norm"
                            .formatted(loss, epoch, step));
        }
    }
}
