package org.hourglass.testkit;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hourglass.spi.Clock;
import org.hourglass.spi.Code;
import org.hourglass.spi.Opponent;
import org.hourglass.spi.Pass;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;

/**
 * A pass through an autoencoder that a test makes up: of a given code, or of given data with an encoder. Without
 * noise; the reconstruction is what the decoder makes of the code, the clean data without one. The loss is the squared
 * error of a sample, half of which is in nats, or with {@link #withNats} the same loss in another unit.
 */
public final class FakePass implements Pass {

    private static final int TRAINING_SAMPLES = 1000;
    private static final double SQUARED_ERROR_NATS = 0.5;

    private final FakeScope scope;
    private final Calculator calculator;
    private final List<Tensor> given = new ArrayList<>();
    private final Tensor clean;
    private final UnaryOperator<Tensor> encoder;
    private final UnaryOperator<Tensor> decoder;
    private final Code code;
    private final List<Tensor> encoderWeights = new ArrayList<>();
    private final List<Tensor> decoderWeights = new ArrayList<>();
    private final Map<String, Tensor> reports = new LinkedHashMap<>();
    private OptionalDouble nats = OptionalDouble.of(SQUARED_ERROR_NATS);
    private double unit = 1;

    private FakePass(
            Calculator calculator,
            Tensor clean,
            UnaryOperator<Code> coded,
            UnaryOperator<Tensor> encoder,
            UnaryOperator<Tensor> decoder) {
        this.calculator = calculator;
        this.clean = clean;
        this.encoder = encoder;
        this.decoder = decoder;
        this.code = coded.apply(Code.of(encoder.apply(clean)));
        this.scope = new FakeScope(calculator, Shape.of(clean.shape().last()), true);
    }

    /** Returns a pass with this code, whatever the data; the data are the code itself. */
    public static FakePass ofCode(Calculator calculator, double[][] code, Interval range) {
        Tensor given = Rows.tensor(calculator, "code", range, code);
        Tensor data = given.rename("code", "features");
        return new FakePass(
                        calculator,
                        data,
                        made -> made,
                        x -> x == data ? given : x.rename("features", "code"),
                        h -> h.rename("code", "features"))
                .given(given);
    }

    /** Returns a pass of these data through an encoder and a decoder, its output activation included. */
    public static FakePass ofData(
            Calculator calculator, double[][] data, UnaryOperator<Tensor> encoder, UnaryOperator<Tensor> decoder) {
        Tensor given = Rows.tensor(calculator, "features", data);
        return new FakePass(calculator, given, made -> made, encoder, decoder).given(given);
    }

    /**
     * Returns a pass with a code that was drawn from these distributions, one a row; the data are the means, and the
     * decoder gives the code back.
     */
    public static FakePass ofPosterior(Calculator calculator, double[][] mean, double[][] logVariance) {
        Tensor given = Rows.tensor(calculator, "code", mean);
        Code.Posterior posterior = new Code.Posterior(given, Rows.tensor(calculator, "code", logVariance));
        return new FakePass(
                        calculator,
                        given.rename("code", "features"),
                        made -> Code.drawn(posterior.draw(calculator.random().named("code")), posterior),
                        x -> x.rename("features", "code"),
                        h -> h.rename("code", "features"))
                .given(given, posterior.logVariance());
    }

    private FakePass given(Tensor... tensors) {
        given.addAll(List.of(tensors));
        return this;
    }

    /**
     * Returns a pass with this code, as if it had been drawn from these distributions; the data are the means, and the
     * decoder gives the code back.
     */
    public static FakePass ofDrawn(Calculator calculator, double[][] code, double[][] mean, double[][] logVariance) {
        Tensor drawn = Rows.tensor(calculator, "code", code);
        Tensor center = Rows.tensor(calculator, "code", mean);
        Code.Posterior posterior = new Code.Posterior(center, Rows.tensor(calculator, "code", logVariance));
        return new FakePass(
                        calculator,
                        center.rename("code", "features"),
                        made -> Code.drawn(drawn, posterior),
                        x -> x.rename("features", "code"),
                        h -> h.rename("code", "features"))
                .given(drawn, center, posterior.logVariance());
    }

    /** Returns this pass with a loss one unit of which is this many nats: half the squared error divided by them. */
    public FakePass withNats(double nats) {
        this.nats = OptionalDouble.of(nats);
        unit = SQUARED_ERROR_NATS / nats;
        return this;
    }

    /** Returns this pass with a loss that is no likelihood. */
    public FakePass withoutLikelihood() {
        nats = OptionalDouble.empty();
        return this;
    }

    /** Returns this pass with more weights, each [in, out], of encoder and decoder in turn. */
    public FakePass withWeights(double[][]... more) {
        for (double[][] rows : more) {
            Shape shape = Shape.of(axis("in", rows.length), axis("out", rows[0].length));
            withWeights(calculator.input(shape, Rows.flat(rows)));
        }
        return this;
    }

    /** Returns this pass with more weights, inputs of the calculator, of encoder and decoder in turn. */
    public FakePass withWeights(Tensor... more) {
        for (Tensor weights : more) {
            List<Tensor> half = encoderWeights.size() > decoderWeights.size() ? decoderWeights : encoderWeights;
            half.add(weights);
        }
        return this;
    }

    /** Returns this pass with the class of each sample; -1 where it is not known. */
    public FakePass withLabels(int classes, double... values) {
        scope.withLabels(classes, values);
        return this;
    }

    /**
     * Returns what a penalty can be differentiated by: the code, data or distributions that the test gave, all weights, and
     * the parameters that were asked for so far.
     */
    public List<Tensor> variables() {
        List<Tensor> all = new ArrayList<>(given);
        all.addAll(weights());
        all.addAll(new TreeMap<>(created()).values());
        return List.copyOf(all);
    }

    /** Returns what was reported and what opponents minimise, by name. */
    public Map<String, Tensor> reports() {
        return Map.copyOf(reports);
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
        List<Tensor> all = new ArrayList<>(encoderWeights);
        all.addAll(decoderWeights);
        return List.copyOf(all);
    }

    @Override
    public List<Tensor> encoderWeights() {
        return List.copyOf(encoderWeights);
    }

    @Override
    public List<Tensor> decoderWeights() {
        return List.copyOf(decoderWeights);
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
    public Tensor lossOf(Tensor h) {
        return clean.minus(decode(h)).square().sum("features").times(unit);
    }

    @Override
    public OptionalDouble nats() {
        return nats;
    }

    @Override
    public int trainingSamples() {
        return TRAINING_SAMPLES;
    }

    @Override
    public void report(String name, Tensor value) {
        reports.put(name, value);
    }

    @Override
    public Opponent opponent(String name) {
        return new Opponent() {
            @Override
            public Parameters parameters() {
                return scope.parameters().in(name);
            }

            @Override
            public void minimise(Tensor loss, double learningRate) {
                report(name, loss);
            }
        };
    }

    /** Returns the parameters that were asked for so far, by path. */
    public Map<String, Tensor> created() {
        return scope.created();
    }

    @Override
    public Shape sample() {
        return scope.sample();
    }

    @Override
    public Parameters parameters() {
        return scope.parameters();
    }

    @Override
    public Random random() {
        return scope.random();
    }

    @Override
    public boolean training() {
        return scope.training();
    }

    @Override
    public Clock clock() {
        return scope.clock();
    }

    @Override
    public Tensor labels() {
        return scope.labels();
    }
}
