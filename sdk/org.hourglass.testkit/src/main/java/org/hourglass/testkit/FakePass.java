package org.hourglass.testkit;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hourglass.spi.Code;
import org.hourglass.spi.Pass;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;

/**
 * A pass through an autoencoder that a test makes up: of a given code, or of given data with an encoder. Without
 * noise; the reconstruction is what the decoder makes of the code, the clean data without one.
 */
public final class FakePass implements Pass {

    private static final int STEPS_PER_EPOCH = 10;
    private static final int EPOCHS = 5;
    private static final int TRAINING_SAMPLES = 1000;

    private final Calculator calculator;
    private final Tensor clean;
    private final UnaryOperator<Tensor> encoder;
    private final UnaryOperator<Tensor> decoder;
    private final Code code;
    private final List<Tensor> weights = new ArrayList<>();

    private FakePass(
            Calculator calculator, Tensor clean, UnaryOperator<Tensor> encoder, UnaryOperator<Tensor> decoder) {
        this.calculator = calculator;
        this.clean = clean;
        this.encoder = encoder;
        this.decoder = decoder;
        this.code = Code.of(encoder.apply(clean));
    }

    /** Returns a pass with this code, whatever the data; the data are the code itself. */
    public static FakePass ofCode(Calculator calculator, double[][] code, Interval range) {
        Tensor given = Rows.tensor(calculator, "code", range, code);
        Tensor data = given.rename("code", "features");
        return new FakePass(
                calculator,
                data,
                x -> x == data ? given : x.rename("features", "code"),
                h -> h.rename("code", "features"));
    }

    /** Returns a pass of these data through an encoder and a decoder, its output activation included. */
    public static FakePass ofData(
            Calculator calculator, double[][] data, UnaryOperator<Tensor> encoder, UnaryOperator<Tensor> decoder) {
        return new FakePass(calculator, Rows.tensor(calculator, "features", data), encoder, decoder);
    }

    /** Returns this pass with more weights, each [in, out]. */
    public FakePass withWeights(double[][]... more) {
        for (double[][] rows : more) {
            Shape shape = Shape.of(axis("in", rows.length), axis("out", rows[0].length));
            weights.add(calculator.input(shape, Rows.flat(rows)));
        }
        return this;
    }

    @Override
    public Tensor clean() {
        return clean;
    }

    @Override
    public Tensor input() {
        return clean;
    }

    @Override
    public Tensor code() {
        return code.value();
    }

    @Override
    public Optional<Code.Posterior> posterior() {
        return code.posterior();
    }

    @Override
    public Tensor reconstruction() {
        return decoder.apply(code.value());
    }

    @Override
    public List<Tensor> weights() {
        return List.copyOf(weights);
    }

    @Override
    public Tensor encode(Tensor x) {
        return encoder.apply(x);
    }

    @Override
    public Tensor decode(Tensor h) {
        return decoder.apply(h);
    }

    @Override
    public Optional<Tensor> labels() {
        return Optional.empty();
    }

    @Override
    public Random random() {
        return calculator.random().named("regularizer");
    }

    @Override
    public Tensor step() {
        return calculator.step();
    }

    @Override
    public int stepsPerEpoch() {
        return STEPS_PER_EPOCH;
    }

    @Override
    public int epochs() {
        return EPOCHS;
    }

    @Override
    public int trainingSamples() {
        return TRAINING_SAMPLES;
    }
}
