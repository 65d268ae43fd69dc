package org.hourglass.spi;

import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A network with a loss of its own, trained in the same steps as the autoencoder and against it. Who owns a parameter
 * decides whose gradient moves it: the opponent's parameters follow the opponent's loss alone, all others the run's loss
 * alone, so that no gradient has to be stopped. Both updates of a step are computed before either is made.
 */
@ProviderType
public interface Opponent {

    /** Returns the opponent's parameters. */
    Parameters parameters();

    /**
     * Says what the opponent minimises, by Adam with β₁ = .5 and β₂ = .9; once for each opponent. It is recorded in every
     * epoch as {@code <regularizer>/<opponent>}.
     *
     * @param loss a scalar
     * @param learningRate above 0
     */
    void minimise(Tensor loss, double learningRate);
}
