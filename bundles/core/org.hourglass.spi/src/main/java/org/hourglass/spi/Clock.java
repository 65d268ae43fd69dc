package org.hourglass.spi;

import org.hourglass.spi.tensor.Tensor;

/**
 * How far training is, for what changes on the way: warm-up, cycles, annealing.
 *
 * @param step the steps made before this one, a scalar
 * @param stepsPerEpoch how many steps an epoch has
 * @param epochs how many epochs the run has
 */
public record Clock(Tensor step, int stepsPerEpoch, int epochs) {

    /** Returns the epochs done so far, with fractions: a scalar. */
    public Tensor epoch() {
        return step.over(stepsPerEpoch);
    }

    /**
     * Returns a scalar that rises evenly from 0 to 1 and stays there: min(1, epoch / length).
     *
     * @param length in epochs; 0 gives 1 from the first step
     */
    public Tensor ramp(double length) {
        return length > 0 ? epoch().over(length).atMost(1) : step.constant(1);
    }
}
