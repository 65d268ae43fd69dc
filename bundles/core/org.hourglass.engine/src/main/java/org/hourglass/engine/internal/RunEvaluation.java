package org.hourglass.engine.internal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.Split;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/** One representation under evaluation; codes and reconstructions are computed at first use and kept. */
final class RunEvaluation implements Evaluation {

    private final Representation subject;
    private final Setting setting;
    private final Map<Split, Matrix> codes = new EnumMap<>(Split.class);
    private final Map<Split, Matrix> reconstructions = new EnumMap<>(Split.class);
    private final Map<String, LatentSampler.Fitted> samplers = new LinkedHashMap<>();

    /**
     * What all evaluations of a run have in common.
     *
     * @param data the dataset
     * @param corrupted the splits under the study's noise; none without noise
     * @param baselines fits a baseline by name
     * @param samplers of codes, to be fitted
     * @param algebra for numerics
     * @param seed of evaluation
     */
    record Setting(
            LoadedData data,
            Function<Split, Optional<Matrix>> corrupted,
            Function<String, Representation> baselines,
            List<Plugins.Bound<LatentSampler>> samplers,
            LinearAlgebra algebra,
            long seed) {}

    RunEvaluation(Representation subject, Setting setting) {
        this.subject = subject;
        this.setting = setting;
    }

    @Override
    public Representation subject() {
        return subject;
    }

    @Override
    public Representation baseline(String name) {
        return setting.baselines().apply(name);
    }

    @Override
    public Shape sample() {
        return setting.data().data().sample();
    }

    @Override
    public Interval range() {
        return setting.data().data().range();
    }

    @Override
    public Samples samples(Split split) {
        return setting.data().samples(split);
    }

    @Override
    public Matrix codes(Split split) {
        return codes.computeIfAbsent(split, s -> subject.encode(samples(s).values()));
    }

    @Override
    public Matrix reconstructions(Split split) {
        return reconstructions.computeIfAbsent(split, s -> subject.decode(codes(s)));
    }

    @Override
    public Optional<Matrix> corrupted(Split split) {
        return setting.corrupted().apply(split);
    }

    @Override
    public Map<String, LatentSampler.Fitted> latentSamplers() {
        for (Plugins.Bound<LatentSampler> sampler : setting.samplers()) {
            String name = sampler.slot().name();
            if (!samplers.containsKey(name)) {
                RandomGenerator random = random("latent-sampler/" + name);
                samplers.put(name, sampler.call(() -> sampler.plugin().fit(codes(Split.TRAIN), algebra(), random)));
            }
        }
        return Collections.unmodifiableMap(samplers);
    }

    @Override
    public LinearAlgebra algebra() {
        return setting.algebra();
    }

    @Override
    public RandomGenerator random(String purpose) {
        return new SplittableRandom(Mix.mix(Mix.mix(setting.seed(), "evaluation"), purpose));
    }
}
