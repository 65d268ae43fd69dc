package org.hourglass.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** One pass of a batch through the autoencoder, as a regularizer sees it. */
@ProviderType
public interface Pass extends Scope {

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

    /** Returns the weights that the encoder uses, in order of their paths. */
    List<Tensor> encoderWeights();

    /** Returns the weights that the decoder uses, in order of their paths. */
    List<Tensor> decoderWeights();

    /** Applies the encoder to other data: [batch, features] to [batch, code]. */
    Tensor encode(Tensor x);

    /** Applies the decoder, output activation included, to other codes: [batch, code] to [batch, features]. */
    Tensor decode(Tensor code);

    /** Returns the loss of each clean sample if it were decoded from this code: [batch, code] to [batch]. */
    Tensor lossOf(Tensor code);

    /** Returns how many nats of -ln p(x|h) one unit of the loss is, if the loss is a likelihood ({@link Loss#nats}). */
    OptionalDouble nats();

    /** Returns N, the number of training samples. */
    int trainingSamples();

    /** Reports a scalar beside the penalty: recorded in every epoch as {@code <regularizer>/<name>}, not minimised. */
    void report(String name, Tensor value);

    /**
     * Returns a network that is trained against the autoencoder, such as a discriminator; the same one for the same name.
     *
     * @param name letters, digits, underscore and hyphen
     */
    Opponent opponent(String name);
}
