package org.hourglass.spi;

import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stage of pretraining: an autoencoder of its own within an architecture, such as one of several layers, which learns to
 * reconstruct what the parts below it make of a sample. Called as the architecture is and with its scope, so that
 * parameters of the same paths are the same.
 *
 * <p>A stage trains the parameters alone that its loss and its penalties have a gradient for: what lies behind {@link
 * Tensor#stopGradient} stays as it is.
 */
@ConsumerType
public interface Stage {

    /** Returns how many epochs it takes. */
    int epochs();

    /**
     * Returns what is reconstructed, with no gradient for the parts below: the sample itself unless said otherwise.
     *
     * @param x the clean batch: [batch, features]
     * @return [batch, features], as many features as the stage has
     */
    default Tensor target(Tensor x, Scope scope) {
        return x;
    }

    /** Returns what the encoder is given: the target, with the stage's own noise if it has some. */
    default Tensor input(Tensor target, Scope scope) {
        return target;
    }

    /**
     * Returns the code of the stage.
     *
     * @param input [batch, features], of the target's size
     * @return with a value of [batch, code], as many units as the stage has
     */
    Code encode(Tensor input, Scope scope);

    /**
     * Returns the reconstruction before the output activation, which belongs to the loss.
     *
     * @param code [batch, code]
     * @return [batch, features], of the target's size
     */
    Tensor decode(Tensor code, Scope scope);

    /** Returns how far the reconstruction is from the target: as the loss of the run says unless said otherwise. */
    default Loss loss(Loss ofRun) {
        return ofRun;
    }

    /** Says whether the penalties of the study act on the stage's code, too; those that need labels never do. */
    default boolean penalized() {
        return true;
    }
}
