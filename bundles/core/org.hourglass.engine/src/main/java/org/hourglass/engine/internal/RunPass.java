package org.hourglass.engine.internal;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.Code;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;

/**
 * The pass that one regularizer sees.
 *
 * @param autoencoder whose encoder and decoder are applied to other data
 * @param flow the batch on its way
 * @param scope where encoder and decoder are built again
 * @param weights all weights without biases
 * @param random the regularizer's own stream
 */
record RunPass(Autoencoder autoencoder, Flow flow, Scope scope, List<Tensor> weights, Random random) implements Pass {

    /** A batch on its way: clean, as the encoder got it, as a code, and back, with its labels and the step's number. */
    record Flow(
            Tensor clean, Tensor input, Code encoded, Tensor reconstruction, Optional<Tensor> labels, Tensor step) {}

    @Override
    public Tensor clean() {
        return flow.clean();
    }

    @Override
    public Tensor input() {
        return flow.input();
    }

    @Override
    public Tensor code() {
        return flow.encoded().value();
    }

    @Override
    public Optional<Code.Posterior> posterior() {
        return flow.encoded().posterior();
    }

    @Override
    public Tensor reconstruction() {
        return flow.reconstruction();
    }

    @Override
    public Tensor encode(Tensor x) {
        return autoencoder.code(x, scope).value();
    }

    @Override
    public Tensor decode(Tensor code) {
        return autoencoder.decoded(code, scope);
    }

    @Override
    public Optional<Tensor> labels() {
        return flow.labels();
    }

    @Override
    public Tensor step() {
        return flow.step();
    }

    @Override
    public int stepsPerEpoch() {
        return autoencoder.plan().stepsPerEpoch();
    }

    @Override
    public int epochs() {
        return autoencoder.training().epochs();
    }

    @Override
    public int trainingSamples() {
        return autoencoder.plan().samples();
    }
}
