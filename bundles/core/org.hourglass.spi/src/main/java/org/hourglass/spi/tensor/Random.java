package org.hourglass.spi.tensor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A source of random tensors. What it draws depends on the seed of the run, the name of the source, the order of the
 * calls on it while the computation is built, and the training step; not on threads, other runs, or other sources.
 */
@ProviderType
public interface Random {

    /** Returns an independent source; the same purpose gives the same numbers. */
    Random named(String purpose);

    /** Draws from the uniform distribution on [0, 1). */
    Tensor uniform(Shape shape);

    /** Draws from the normal distribution with mean 0 and variance 1. */
    Tensor normal(Shape shape);

    /** Draws 1 with this probability, else 0; an engine may round the probability by less than a thousandth of it. */
    default Tensor bernoulli(double probability, Shape shape) {
        Tensor uniform = uniform(shape);
        return uniform.constant(probability).greater(uniform);
    }

    /** Draws -1 or 1 with equal probability. */
    default Tensor sign(Shape shape) {
        return bernoulli(0.5, shape).times(2).minus(1);
    }

    /** Returns the input with elements set to 0 at this rate and the others scaled up, so that the mean stays. */
    default Tensor dropout(Tensor input, double rate) {
        return input.times(bernoulli(1 - rate, input.shape())).over(1 - rate);
    }
}
