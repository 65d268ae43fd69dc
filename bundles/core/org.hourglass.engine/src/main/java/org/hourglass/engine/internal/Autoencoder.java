package org.hourglass.engine.internal;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.BlockFunction;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.spi.Clock;
import org.hourglass.spi.Code;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.Scope;
import org.hourglass.spi.Stage;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training;

/**
 * Puts the plugins of a run together: what is minimised, L(x, g(f(x̃))) + Σ Ω, and the functions that evaluation applies.
 */
final class Autoencoder implements Network {

    static final String ENCODE = "encode";
    static final String DECODE = "decode";
    static final String DECODE_LABELLED = "decode-labelled";
    static final String POSTERIOR = "posterior";
    static final String LIKELIHOOD = "likelihood";
    static final String CORRUPT = "corrupt";
    static final String RECONSTRUCTION = "reconstruction";
    static final String DENOISING = "denoising";
    static final String LOSS = "loss";
    static final String PENALTY = "penalty";

    private static final int BLOCK = 500;
    private static final String CODE_AXIS = "code";
    private static final String FEATURE_AXIS = "features";

    private final Plugins plugins;
    private final Shape sample;
    private final Training training;
    private final Plan plan;
    private boolean stochastic;
    private List<String> lossTerms = List.of();

    /** What is trained on: samples, their classes (0 without labels), steps per epoch, samples per step. */
    record Plan(int samples, int classes, int stepsPerEpoch, int batch) {}

    /** What a pass of a batch is for: to train or not, with the labels as whole numbers if they are known. */
    record Way(boolean train, Axis batch, Optional<Tensor> labels) {

        static Way evaluation(Tensor rows) {
            return new Way(false, rows.shape().axis(0), Optional.empty());
        }
    }

    Autoencoder(Plugins plugins, Shape sample, Training training, Plan plan) {
        this.plugins = plugins;
        this.sample = sample;
        this.training = training;
        this.plan = plan;
    }

    Plan plan() {
        return plan;
    }

    Training training() {
        return training;
    }

    int codeSize() {
        return plugins.architecture().call(() -> plugins.architecture().plugin().codeSize(sample));
    }

    /** Says whether codes have distributions; known once the computation is built. */
    boolean probabilistic() {
        return stochastic && nats().isPresent();
    }

    /** Says whether some plugin needs labels. */
    boolean needsLabels() {
        return plugins.needLabels();
    }

    /** Says whether the decoder is told classes. */
    boolean conditional() {
        return plugins.architecture().plugin().needsLabels();
    }

    /** Returns the names of what the function {@link #LOSS} gives; known once the computation is built. */
    List<String> lossTerms() {
        return lossTerms;
    }

    /** Returns the name of the data term: what the encoder is given decides whether it denoises or reconstructs. */
    String dataTerm() {
        return plugins.noise().isPresent() ? DENOISING : RECONSTRUCTION;
    }

    Blueprint blueprint() {
        return new Blueprint(
                sample.size(),
                plugins.needLabels(),
                plan.batch(),
                (x, labels, s) -> terms(named(x), s, new Way(true, x.shape().axis(0), labels)),
                functions(),
                training.optimizer(),
                training.clipNorm(),
                new Pretraining(this).stages());
    }

    List<Stage> pretraining() {
        return plugins.architecture().call(() -> plugins.architecture().plugin().pretraining());
    }

    /** Returns what a stage of pretraining minimises and reports. */
    Map<String, Tensor> stage(Stage stage, String name, Tensor rows, Surroundings s, Way way) {
        RunScope scope = architectureScope(s, way);
        var architecture = plugins.architecture();
        Tensor target = architecture.call(() -> stage.target(named(rows), scope));
        Loss loss = architecture.call(() -> stage.loss(plugins.loss().plugin()));
        StageNetwork network = new StageNetwork(architecture, stage, loss, target, samples());
        Tensor input = network.input(scope);
        Flow flow = new Flow(network, target, input, scope, lossScope(s, way));
        Terms terms = new Terms(
                input == target ? RECONSTRUCTION : DENOISING, flow.loss().mean());
        if (stage.penalized()) {
            penalties(terms, flow, new Part(Optional.of(name), s, way));
        }
        return terms.all();
    }

    private Map<String, BlockFunction> functions() {
        int features = sample.size();
        Map<String, BlockFunction> functions = new LinkedHashMap<>();
        functions.put(ENCODE, rows(features, (x, s) -> code(named(x), s).mean()));
        functions.put(DECODE, rows(codeSize(), (h, s) -> output(raw(codes(h), s, Way.evaluation(h)))));
        functions.put(POSTERIOR, rows(features, (x, s) -> posterior(named(x), s)));
        functions.put(RECONSTRUCTION, rows(features, (x, s) -> distance(named(x), named(x), s)));
        if (nats().isPresent()) {
            functions.put(LIKELIHOOD, rows(features + codeSize(), this::logLikelihood));
        }
        if (conditional()) {
            functions.put(DECODE_LABELLED, rows(codeSize() + 1, this::decodeLabelled));
        }
        if (plugins.noise().isPresent()) {
            functions.put(CORRUPT, rows(features, (x, s) -> corrupted(named(x), s)));
            functions.put(DENOISING, rows(features, (x, s) -> distance(named(x), corrupted(named(x), s), s)));
        }
        int columns = features + (plugins.needLabels() ? 1 : 0);
        functions.put(LOSS, new BlockFunction(columns, plan.batch(), this::losses));
        return functions;
    }

    private static BlockFunction rows(int columns, BlockFunction.Body body) {
        return new BlockFunction(columns, BLOCK, body);
    }

    private Map<String, Tensor> terms(Tensor x, Surroundings s, Way way) {
        Flow flow = new Flow(this, x, corrupted(x, s, way), architectureScope(s, way), lossScope(s, way));
        stochastic = flow.code().posterior().isPresent();
        Tensor data = flow.loss().mean();
        Terms terms = new Terms(dataTerm(), data);
        penalties(terms, flow, new Part(Optional.empty(), s, way));
        nats().ifPresent(nats -> flow.code().posterior().ifPresent(posterior -> {
            Tensor rate = posterior.divergence().sum(CODE_AXIS).mean();
            terms.report("rate", rate);
            terms.report("elbo", data.times(nats).plus(rate).negate());
            if (!way.train()) {
                Tensor mean = flow.lossOf(posterior.mean()).mean();
                terms.report("elbo-mean-code", mean.times(nats).plus(rate).negate());
            }
        }));
        return terms.all();
    }

    /** What a code is penalized in: the run, or a stage of its pretraining with the scope of its name. */
    private record Part(Optional<String> stage, Surroundings s, Way way) {

        boolean takes(Regularizer regularizer) {
            return stage.isEmpty() || !regularizer.needsLabels();
        }

        RunPass.Place place(String name) {
            return new RunPass.Place(
                    name, PENALTY + "." + stage.map(s -> s + ".").orElse("") + name);
        }

        String stream(String name) {
            return PENALTY + "/" + stage.map(s -> s + "/").orElse("") + name;
        }

        Parameters parameters(String name) {
            Parameters all = s.parameters().in(PENALTY);
            return stage.map(all::in).orElse(all).in(name);
        }
    }

    /** Adds what the encoder itself and the regularizers say of a code. */
    private void penalties(Terms terms, Flow flow, Part part) {
        String architecture = plugins.architecture().slot().name();
        flow.code().penalties().forEach((name, penalty) -> terms.penalty(architecture + "-" + name, penalty));
        List<String> names = plugins.penaltyNames();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            var regularizer = plugins.regularizers().get(i);
            if (part.takes(regularizer.plugin())) {
                RunScope scope = scope(
                        part.s(),
                        part.stream(name),
                        part.way(),
                        regularizer.plugin().needsLabels());
                RunPass pass = new RunPass(
                        flow,
                        part.place(name),
                        scope.with(part.parameters(name)),
                        part.s().opponents());
                terms.penalty(name, regularizer.call(() -> regularizer.plugin().penalty(pass)));
                regularizer.call(pass::reports).forEach(terms::report);
            }
        }
        flow.code().reports().forEach((name, value) -> terms.report(architecture + "/" + name, value));
    }

    /** Returns all terms of a whole block as a vector. */
    private Tensor losses(Tensor rows, Surroundings s) {
        Tensor x = named(rows);
        Way way = Way.evaluation(x);
        if (plugins.needLabels()) {
            way = new Way(false, way.batch(), Optional.of(column(x, sample.size())));
            x = columns(x, 0, sample.size());
        }
        Map<String, Tensor> terms = terms(x, s, way);
        lossTerms = List.copyOf(terms.keySet());
        List<Tensor> vectors = terms.values().stream()
                .map(term -> term.reshape(axis("term", 1)))
                .toList();
        return vectors.get(0).concat("term", vectors.subList(1, vectors.size()).toArray(Tensor[]::new));
    }

    private Tensor posterior(Tensor x, Surroundings s) {
        Code code = code(x, s);
        Tensor spread = code.posterior().map(Code.Posterior::logVariance).orElse(code.mean());
        return code.mean().concat(CODE_AXIS, spread);
    }

    private Tensor logLikelihood(Tensor rows, Surroundings s) {
        Tensor x = columns(named(rows), 0, sample.size());
        Tensor h = codes(columns(named(rows), sample.size(), sample.size() + codeSize()));
        Way way = Way.evaluation(rows);
        return perSample(x, raw(h, s, way), lossScope(s, way)).times(-nats().orElseThrow());
    }

    private Tensor decodeLabelled(Tensor rows, Surroundings s) {
        Tensor all = codes(rows);
        Tensor h = all.slice(CODE_AXIS, 0, codeSize());
        Tensor labels = all.slice(CODE_AXIS, codeSize(), codeSize() + 1).sum(CODE_AXIS);
        return output(raw(h, s, new Way(false, h.shape().axis(0), Optional.of(labels))));
    }

    private static Tensor columns(Tensor x, int from, int to) {
        return x.slice(FEATURE_AXIS, from, to);
    }

    private static Tensor column(Tensor x, int index) {
        return columns(x, index, index + 1).sum(FEATURE_AXIS);
    }

    RunScope architectureScope(Surroundings s, Way way) {
        return scope(s, "architecture", way, plugins.architecture().plugin().needsLabels());
    }

    RunScope lossScope(Surroundings s, Way way) {
        return scope(s, LOSS, way, false).with(s.parameters().in(LOSS));
    }

    private RunScope scope(Surroundings s, String stream, Way way, boolean labelled) {
        Clock clock = new Clock(s.step(), plan.stepsPerEpoch(), training.epochs());
        Parameters parameters = s.parameters();
        Optional<Tensor> oneHot = labelled ? Optional.of(oneHot(s.step(), way)) : Optional.empty();
        return new RunScope(sample, parameters, s.random().named(stream), way.train(), clock, oneHot);
    }

    private Tensor oneHot(Tensor anything, Way way) {
        Axis classes = axis("class", plan.classes());
        return way.labels()
                .map(known -> known.oneHot(classes))
                .orElseGet(() -> anything.constant(0).expand(classes).expand(way.batch()));
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        return plugins.architecture().call(() -> plugins.architecture().plugin().encode(x, scope));
    }

    @Override
    public Tensor decode(Tensor code, Scope scope) {
        return plugins.architecture().call(() -> plugins.architecture().plugin().decode(code, scope));
    }

    @Override
    public Tensor output(Tensor raw) {
        return plugins.loss().call(() -> plugins.loss().plugin().reconstruction(raw));
    }

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        return plugins.loss().call(() -> plugins.loss().plugin().perSample(x, raw, scope));
    }

    @Override
    public OptionalDouble nats() {
        return plugins.loss().call(() -> plugins.loss().plugin().nats(sample.size()));
    }

    @Override
    public int samples() {
        return plan.samples();
    }

    private Tensor corrupted(Tensor x, Surroundings s, Way way) {
        return plugins.noise()
                .map(noise -> noise.call(() -> noise.plugin().corrupt(x, scope(s, "noise", way, false))))
                .orElse(x);
    }

    private Tensor corrupted(Tensor x, Surroundings s) {
        return corrupted(x, s, Way.evaluation(x));
    }

    private Code code(Tensor x, Surroundings s) {
        return encode(x, architectureScope(s, Way.evaluation(x)));
    }

    private Tensor raw(Tensor code, Surroundings s, Way way) {
        return decode(code, architectureScope(s, way));
    }

    private Tensor distance(Tensor x, Tensor input, Surroundings s) {
        Way way = Way.evaluation(x);
        return perSample(x, raw(code(input, s).mean(), s, way), lossScope(s, way));
    }

    private static Tensor named(Tensor x) {
        return renamed(x, FEATURE_AXIS);
    }

    private static Tensor codes(Tensor h) {
        return renamed(h, CODE_AXIS);
    }

    private static Tensor renamed(Tensor x, String name) {
        String last = x.shape().last().name();
        return last.equals(name) ? x : x.rename(last, name);
    }
}
