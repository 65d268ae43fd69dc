package org.hourglass.study;

import java.util.Optional;

/**
 * How a run is trained.
 *
 * @param optimizer the rule of the updates with its constants
 * @param learningRate the step size at the start
 * @param schedule how the learning rate changes
 * @param clipNorm the largest global norm of the gradient, if it is clipped
 * @param batch samples per step
 * @param keepRemainder whether the rest of an epoch that does not fill a batch is trained on too
 * @param epochs passes over the training data
 * @param checkpointSeconds the least time between two checkpoints; it decides no bits
 */
public record Training(
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        Optional<Double> clipNorm,
        int batch,
        boolean keepRemainder,
        int epochs,
        double checkpointSeconds) {

    /** The rule of the updates. g is the gradient, η the learning rate, w a parameter. */
    public sealed interface Optimizer {

        /** w ← w - η g. */
        record Sgd() implements Optimizer {}

        /** v ← momentum · v + g; w ← w - η v, or w - η (g + momentum · v) if nesterov. */
        record Momentum(double momentum, boolean nesterov) implements Optimizer {}

        /** s ← decay · s + (1 - decay) g²; v ← momentum · v + η g / √(s + epsilon); w ← w - v. */
        record RmsProp(double decay, double momentum, double epsilon) implements Optimizer {}

        /** Kingma and Ba, ICLR 2015, algorithm 1 with the order of its section 2. */
        record Adam(double beta1, double beta2, double epsilon) implements Optimizer {}
    }

    /** How the learning rate changes; t is the step from 0, T the number of steps, e the epoch from 0. */
    public sealed interface Schedule {

        /** η throughout. */
        record Constant() implements Schedule {}

        /** η · (final + (1 - final) · (1 + cos(π t / T)) / 2). */
        record Cosine(double finalFraction) implements Schedule {}

        /** η · factor^⌊e / every⌋. */
        record Step(int every, double factor) implements Schedule {}
    }
}
