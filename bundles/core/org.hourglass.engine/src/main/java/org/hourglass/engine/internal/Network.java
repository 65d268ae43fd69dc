package org.hourglass.engine.internal;

import java.util.OptionalDouble;
import org.hourglass.spi.Code;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Tensor;

/** Encoder, decoder and loss that a batch goes through: those of the run, or those of a stage of its pretraining. */
interface Network {

    Code encode(Tensor x, Scope scope);

    Tensor decode(Tensor code, Scope scope);

    Tensor output(Tensor raw);

    Tensor perSample(Tensor x, Tensor raw, Scope scope);

    OptionalDouble nats();

    /** Returns how many samples it is trained on. */
    int samples();
}
