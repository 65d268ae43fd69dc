package org.hourglass.engine.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.BlockFunction;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.spi.Code;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training;

/**
 * Puts the plugins of a run together: what is minimised, L(x, g(f(x̃))) + Σ Ω, and the functions that evaluation applies.
 */
final class Autoencoder {

    static final String ENCODE = "encode";
    static final String DECODE = "decode";
    static final String CORRUPT = "corrupt";
    static final String RECONSTRUCTION = "reconstruction";
    static final String DENOISING = "denoising";
    static final String LOSS = "loss";

    private static final int BLOCK = 500;
    private static final String CODE_AXIS = "code";
    private static final String FEATURE_AXIS = "features";

    private final Plugins plugins;
    private final Shape sample;
    private final Training training;
    private final Plan plan;

    /** What is trained on: samples, whether they have labels, steps per epoch, samples per step. */
    record Plan(int samples, boolean labelled, int stepsPerEpoch, int batch) {}

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

    /** Returns the name of the data term: what the encoder is given decides whether it denoises or reconstructs. */
    String dataTerm() {
        return plugins.noise().isPresent() ? DENOISING : RECONSTRUCTION;
    }

    Blueprint blueprint() {
        int features = sample.size();
        Map<String, BlockFunction> functions = new LinkedHashMap<>();
        functions.put(ENCODE, new BlockFunction(features, BLOCK, (x, s) -> code(named(x), s)
                .mean()));
        functions.put(DECODE, new BlockFunction(codeSize(), BLOCK, (h, s) -> output(raw(codes(h), s))));
        functions.put(RECONSTRUCTION, new BlockFunction(features, BLOCK, (x, s) -> distance(named(x), named(x), s)));
        if (plugins.noise().isPresent()) {
            functions.put(CORRUPT, new BlockFunction(features, BLOCK, (x, s) -> corrupted(named(x), s)));
            functions.put(
                    DENOISING,
                    new BlockFunction(features, BLOCK, (x, s) -> distance(named(x), corrupted(named(x), s), s)));
        }
        functions.put(LOSS, new BlockFunction(features, plan.batch(), (x, s) -> loss(named(x), s)));
        return new Blueprint(
                features,
                plan.labelled(),
                plan.batch(),
                (x, labels, s) -> terms(named(x), labels, s, true),
                functions,
                training.optimizer(),
                training.clipNorm());
    }

    private Map<String, Tensor> terms(Tensor x, Optional<Tensor> labels, Surroundings s, boolean train) {
        Tracked parameters = new Tracked(s.parameters());
        Scope scope = scope(parameters, s.random(), train);
        Tensor input = corrupted(x, s);
        Code code = code(input, scope);
        Tensor raw = raw(code.value(), scope);
        Tensor data = perSample(x, raw).mean();
        Map<String, Tensor> terms = new LinkedHashMap<>();
        terms.put(LOSS, data);
        terms.put(dataTerm(), data);
        RunPass.Flow flow = new RunPass.Flow(x, input, code, output(raw), labels, s.step());
        List<String> names = plugins.penaltyNames();
        for (int i = 0; i < names.size(); i++) {
            var regularizer = plugins.regularizers().get(i);
            RunPass pass = new RunPass(
                    this, flow, scope, parameters.weights(), s.random().named(names.get(i)));
            Tensor penalty = regularizer.call(() -> regularizer.plugin().penalty(pass));
            terms.put(names.get(i), penalty);
            terms.merge(LOSS, penalty, Tensor::plus);
        }
        return terms;
    }

    private Tensor loss(Tensor x, Surroundings s) {
        return java.util.Objects.requireNonNull(
                terms(x, Optional.empty(), s, false).get(LOSS));
    }

    private Scope scope(Parameters parameters, Random random, boolean train) {
        return new RunScope(sample, parameters, random.named("architecture"), train);
    }

    private Code code(Tensor x, Surroundings s) {
        return code(x, scope(s.parameters(), s.random(), false));
    }

    Code code(Tensor x, Scope scope) {
        return plugins.architecture().call(() -> plugins.architecture().plugin().encode(x, scope));
    }

    private Tensor raw(Tensor code, Surroundings s) {
        return raw(code, scope(s.parameters(), s.random(), false));
    }

    private Tensor raw(Tensor code, Scope scope) {
        return plugins.architecture().call(() -> plugins.architecture().plugin().decode(code, scope));
    }

    Tensor decoded(Tensor code, Scope scope) {
        return output(raw(code, scope));
    }

    private Tensor output(Tensor raw) {
        return plugins.loss().call(() -> plugins.loss().plugin().reconstruction(raw));
    }

    private Tensor corrupted(Tensor x, Surroundings s) {
        return plugins.noise()
                .map(noise ->
                        noise.call(() -> noise.plugin().corrupt(x, s.random().named("noise"))))
                .orElse(x);
    }

    private Tensor distance(Tensor x, Tensor input, Surroundings s) {
        return perSample(x, raw(code(input, s).mean(), s));
    }

    private Tensor perSample(Tensor x, Tensor raw) {
        return plugins.loss().call(() -> plugins.loss().plugin().perSample(x, raw));
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

    /** What an architecture is built with. */
    private record RunScope(Shape sample, Parameters parameters, Random random, boolean training) implements Scope {}
}
