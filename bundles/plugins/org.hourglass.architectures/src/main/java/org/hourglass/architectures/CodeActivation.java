package org.hourglass.architectures;

import org.hourglass.spi.Activation;

/** The activation of the code: that of the hidden layers, or one of its own. */
enum CodeActivation {
    SAME,
    LINEAR,
    RELU,
    LEAKY_RELU,
    ELU,
    SIGMOID,
    TANH,
    SOFTPLUS,
    SWISH,
    GELU;

    Activation or(Activation hidden) {
        return this == SAME ? hidden : Activation.valueOf(name());
    }
}
