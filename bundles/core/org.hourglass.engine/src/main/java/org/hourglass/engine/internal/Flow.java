package org.hourglass.engine.internal;

import java.util.OptionalDouble;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.spi.Code;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Tensor;

/** One batch on its way through the autoencoder, and the way itself for other data. */
final class Flow {

    private final Autoencoder autoencoder;
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
     * @param x the clean batch
     * @param s what it is built in
     * @param way whether to train, and the labels
     */
    Flow(Autoencoder autoencoder, Tensor x, Surroundings s, Autoencoder.Way way) {
        this.autoencoder = autoencoder;
        this.clean = x;
        this.input = autoencoder.corrupted(x, s, way);
        this.encoder = new Tracked(s.parameters());
        this.decoder = new Tracked(s.parameters());
        RunScope both = autoencoder.architectureScope(s, way);
        this.encoding = both.with(encoder);
        this.decoding = both.with(decoder);
        this.measuring = autoencoder.lossScope(s, way);
        this.code = autoencoder.encode(input, encoding);
        this.raw = autoencoder.decode(code.value(), decoding);
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
        return autoencoder.output(raw);
    }

    Tracked encoder() {
        return encoder;
    }

    Tracked decoder() {
        return decoder;
    }

    Code encode(Tensor x) {
        return autoencoder.encode(x, encoding);
    }

    Tensor decode(Tensor h) {
        return autoencoder.output(autoencoder.decode(h, decoding));
    }

    /** Returns L(x, g(h)) of each sample. */
    Tensor loss() {
        return autoencoder.perSample(clean, raw, measuring);
    }

    Tensor lossOf(Tensor h) {
        return autoencoder.perSample(clean, autoencoder.decode(h, decoding), measuring);
    }

    OptionalDouble nats() {
        return autoencoder.nats();
    }

    int samples() {
        return autoencoder.plan().samples();
    }
}
