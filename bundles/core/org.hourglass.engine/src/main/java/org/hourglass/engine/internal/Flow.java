package org.hourglass.engine.internal;

import java.util.OptionalDouble;
import org.hourglass.spi.Code;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Tensor;

/** One batch on its way through a network, and the way itself for other data. */
final class Flow {

    private final Network network;
    private final Tensor clean;
    private final Tensor input;
    private final Tracked encoder;
    private final Tracked decoder;
    private final Scope encoding;
    private final Scope decoding;
    private final Scope measuring;
    private final Code code;
    private final Tensor raw;

    /**
     * Sends a batch through.
     *
     * @param network the way
     * @param clean the batch
     * @param input what the encoder is given of it
     * @param coding where encoder and decoder are built
     * @param measuring where the loss is built
     */
    Flow(Network network, Tensor clean, Tensor input, RunScope coding, RunScope measuring) {
        this.network = network;
        this.clean = clean;
        this.input = input;
        this.encoder = new Tracked(coding.parameters());
        this.decoder = new Tracked(coding.parameters());
        this.encoding = coding.with(encoder);
        this.decoding = coding.with(decoder);
        this.measuring = measuring;
        this.code = network.encode(input, encoding);
        this.raw = network.decode(code.value(), decoding);
    }

    Tensor clean() {
        return clean;
    }

    Tensor input() {
        return input;
    }

    Code code() {
        return code;
    }

    Tensor reconstruction() {
        return network.output(raw);
    }

    Tracked encoder() {
        return encoder;
    }

    Tracked decoder() {
        return decoder;
    }

    Code encode(Tensor x) {
        return network.encode(x, encoding);
    }

    Tensor decode(Tensor h) {
        return network.output(network.decode(h, decoding));
    }

    /** Returns L(x, g(h)) of each sample. */
    Tensor loss() {
        return network.perSample(clean, raw, measuring);
    }

    Tensor lossOf(Tensor h) {
        return network.perSample(clean, network.decode(h, decoding), measuring);
    }

    OptionalDouble nats() {
        return network.nats();
    }

    int samples() {
        return network.samples();
    }
}
