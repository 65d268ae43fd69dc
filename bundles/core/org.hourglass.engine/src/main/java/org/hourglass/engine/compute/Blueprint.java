package org.hourglass.engine.compute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training;

/**
 * What a computation is to do.
 *
 * @param features values per sample
 * @param labelled whether the samples to be trained on have labels
 * @param batch samples per training step
 * @param objective what is minimised, built for the batch
 * @param functions what is applied to rows, by name
 * @param optimizer the rule of the updates
 * @param clipNorm the largest global norm of the gradient, if it is clipped
 * @param stages what is minimised before the objective, one after the other
 */
public record Blueprint(
        int features,
        boolean labelled,
        int batch,
        Objective objective,
        Map<String, BlockFunction> functions,
        Training.Optimizer optimizer,
        Optional<Double> clipNorm,
        List<Stage> stages) {

    /** Copies the functions, keeping their order. */
    public Blueprint {
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        stages = List.copyOf(stages);
    }

    /**
     * A part of training before the objective. It changes only the parameters that its loss has a gradient for, and the
     * optimizer's memory of them is of its own.
     *
     * @param objective what is minimised
     * @param steps how many steps it takes
     */
    public record Stage(Objective objective, long steps) {}

    /** What is minimised. */
    @FunctionalInterface
    public interface Objective {

        /**
         * Returns scalars by name; the one called {@code loss} is minimised, all are reported. Called once for a batch of
         * each size that is trained on.
         *
         * @param x the batch: [batch, features]
         * @param labels the batch's labels, [batch], if the samples have any
         */
        Map<String, Tensor> terms(Tensor x, Optional<Tensor> labels, Surroundings surroundings);
    }

    /**
     * What is applied to rows, block by block.
     *
     * @param columns values per row
     * @param rows rows per block; the last block is filled up and its result cut
     * @param function [batch = rows, features = columns] to [batch = rows, anything] or [batch = rows], row by row
     *     independent; or to a scalar, or a vector [term], if the function is only called with whole blocks
     */
    public record BlockFunction(int columns, int rows, Body function) {

        /** Builds the function. */
        @FunctionalInterface
        public interface Body {
            /** Returns the result; called once, while the computation is built. */
            Tensor apply(Tensor rows, Surroundings surroundings);
        }
    }

    /**
     * What a computation offers while it is built.
     *
     * @param parameters creates and finds parameters
     * @param random in the objective fresh in every step; in a function the same for the same block
     * @param step the steps made so far, a scalar
     * @param opponents takes what is minimised apart from the objective; in a function it does nothing
     */
    public record Surroundings(Parameters parameters, Random random, Tensor step, Opponents opponents) {}

    /** Takes losses that some parameters follow instead of the objective. */
    @FunctionalInterface
    public interface Opponents {

        /**
         * Lets the parameters of a scope follow this loss alone, by Adam with β₁ = .5 and β₂ = .9.
         *
         * @param scope what the paths of the parameters begin with
         * @param loss a scalar
         */
        void minimise(String scope, Tensor loss, double learningRate);
    }
}
