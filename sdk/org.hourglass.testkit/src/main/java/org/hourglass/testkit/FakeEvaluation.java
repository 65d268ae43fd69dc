package org.hourglass.testkit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
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

/** An evaluation that a test makes up. */
public final class FakeEvaluation implements Evaluation {

    private final Shape sample;
    private final Interval range;
    private final Map<Split, Samples> splits = new EnumMap<>(Split.class);
    private final Map<Split, Matrix> corrupted = new EnumMap<>(Split.class);
    private final Map<String, Representation> baselines = new HashMap<>();
    private final Map<String, LatentSampler.Fitted> samplers = new LinkedHashMap<>();
    private Representation subject;
    private LinearAlgebra algebra = new PlainAlgebra();

    /** Makes an evaluation of a representation on data of this shape and range, training and test samples. */
    public FakeEvaluation(Shape sample, Interval range, Samples train, Samples test, Representation subject) {
        this.sample = sample;
        this.range = range;
        this.subject = subject;
        splits.put(Split.TRAIN, train);
        splits.put(Split.VALIDATION, train.slice(train.size(), train.size()));
        splits.put(Split.TEST, test);
    }

    /** Returns this evaluation with corrupted test samples. */
    public FakeEvaluation withCorruptedTest(Matrix samples) {
        corrupted.put(Split.TEST, samples);
        return this;
    }

    /** Returns this evaluation with a baseline. */
    public FakeEvaluation withBaseline(String name, Representation fitted) {
        baselines.put(name, fitted);
        return this;
    }

    /** Returns this evaluation with one more latent sampler, fitted. */
    public FakeEvaluation withLatentSampler(String name, LatentSampler.Fitted fitted) {
        samplers.put(name, fitted);
        return this;
    }

    /** Returns this evaluation with another subject. */
    public FakeEvaluation withSubject(Representation other) {
        subject = other;
        return this;
    }

    /** Returns this evaluation with other linear algebra than {@link PlainAlgebra}. */
    public FakeEvaluation withAlgebra(LinearAlgebra other) {
        algebra = other;
        return this;
    }

    @Override
    public Representation subject() {
        return subject;
    }

    @Override
    public Representation baseline(String name) {
        Representation fitted = baselines.get(name);
        if (fitted == null) {
            throw new IllegalArgumentException(
                    "evaluation: a baseline must be one of %s, but got %s; name it in baselines()"
                            .formatted(baselines.keySet(), name));
        }
        return fitted;
    }

    @Override
    public Shape sample() {
        return sample;
    }

    @Override
    public Interval range() {
        return range;
    }

    @Override
    public Samples samples(Split split) {
        Samples samples = splits.get(split);
        if (samples == null) {
            throw new IllegalStateException("every split has samples, but %s has none".formatted(split));
        }
        return samples;
    }

    @Override
    public Matrix codes(Split split) {
        return subject.encode(samples(split).values());
    }

    @Override
    public Matrix reconstructions(Split split) {
        return subject.decode(codes(split));
    }

    @Override
    public Optional<Matrix> corrupted(Split split) {
        return Optional.ofNullable(corrupted.get(split));
    }

    @Override
    public Map<String, LatentSampler.Fitted> latentSamplers() {
        return Collections.unmodifiableMap(samplers);
    }

    @Override
    public LinearAlgebra algebra() {
        return algebra;
    }

    @Override
    public RandomGenerator random(String purpose) {
        return new SplittableRandom(purpose.hashCode());
    }
}
