package org.hourglass.engine.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hourglass.spi.Evaluation;
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

    /**
     * What all evaluations of a run have in common.
     *
     * @param data the dataset
     * @param corrupted the splits under the study's noise; none without noise
     * @param baselines fits a baseline by name
     * @param algebra for numerics
     * @param seed of evaluation
     */
    record Setting(
            LoadedData data,
            Function<Split, Optional<Matrix>> corrupted,
            Function<String, Representation> baselines,
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
    public LinearAlgebra algebra() {
        return setting.algebra();
    }

    @Override
    public RandomGenerator random(String purpose) {
        return new SplittableRandom(Mix.mix(Mix.mix(setting.seed(), "evaluation"), purpose));
    }
}
