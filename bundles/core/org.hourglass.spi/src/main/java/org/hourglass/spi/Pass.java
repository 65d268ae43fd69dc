package org.hourglass.spi;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** One pass of a batch through the autoencoder, as a regularizer sees it. */
@ProviderType
public interface Pass {

    /** Returns the clean batch x: [batch, features]. */
    Tensor clean();

    /** Returns what the encoder was given, with its noise: [batch, features]. */
    Tensor input();

    /** Returns the code h: [batch, code]. */
    Tensor code();

    /** Returns the distribution of the code, if the encoder is stochastic. */
    Optional<Code.Posterior> posterior();

    /** Returns the reconstruction r, after the output activation: [batch, features]. */
    Tensor reconstruction();

    /** Returns the weights of encoder and decoder without biases (each once, also when tied), in order of their paths. */
    List<Tensor> weights();

    /** Applies the encoder to other data: [batch, features] to [batch, code]. */
    Tensor encode(Tensor x);

    /** Applies the decoder, output activation included, to other codes: [batch, code] to [batch, features]. */
    Tensor decode(Tensor code);

    /** Returns the labels of the batch as whole numbers, [batch], if the dataset has any. */
    Optional<Tensor> labels();

    /** Returns this regularizer's own random stream. */
    Random random();

    /** Returns the steps made before this one, a scalar. */
    Tensor step();

    /** Returns how many steps an epoch has. */
    int stepsPerEpoch();

    /** Returns how many epochs the run has. */
    int epochs();

    /** Returns N, the number of training samples. */
    int trainingSamples();
}
