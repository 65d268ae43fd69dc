package org.hourglass.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Revision;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Data;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.study.Slot;
import org.junit.jupiter.api.Test;

final class RunEvaluationTest {

    @Test
    void latentSamplersAreFittedOnceAndOnTrainingCodesAlone() {
        List<float[]> seen = new ArrayList<>();
        LatentSampler sampler = (codes, algebra, random) -> {
            seen.add(codes.toArray());
            return (count, source) -> codes.slice(0, count);
        };
        RunEvaluation evaluation = evaluation(sampler);
        assertThat(evaluation.latentSamplers().keySet()).containsExactly("probe");
        assertThat(evaluation.latentSamplers()).hasSize(1);
        // trained on 1 and 2, held out 3, tested on 4; a code is the sample times 10
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).containsExactly(10, 20);
    }

    @Test
    void whatALatentSamplerThrowsNamesIt() {
        RunEvaluation evaluation = evaluation((codes, algebra, random) -> {
            throw new IllegalArgumentException("probe: there must be 5 codes, but got " + codes.rows());
        });
        assertThatThrownBy(evaluation::latentSamplers)
                .isInstanceOf(HourglassException.class)
                .hasMessageMatching("probe \\(.*\\): there must be 5 codes, but got 2");
    }

    private static RunEvaluation evaluation(LatentSampler sampler) {
        Samples train = samples(1, 2, 3);
        Data data = new Data(Shape.of(axis("features", 1)), Interval.ALL, train, samples(4), "ab".repeat(32));
        LoadedData loaded = new LoadedData(data, train.slice(0, 2), train.slice(2, 3), new Nothing());
        Revision revision = new Revision(Kind.LATENT_SAMPLER, "probe", "1.0.0", "cd".repeat(32), "org.example");
        return new RunEvaluation(
                new TenTimes(),
                new RunEvaluation.Setting(
                        loaded,
                        split -> Optional.empty(),
                        name -> new TenTimes(),
                        List.of(new Plugins.Bound<>(new Slot(revision, Map.of()), sampler)),
                        new NoAlgebra(),
                        7));
    }

    private static Samples samples(float... values) {
        return new Samples(Matrix.of(values.length, 1, values), Optional.empty());
    }

    /** Keeps no samples. */
    private record Nothing() implements Compute.Resident {
        @Override
        public int rows() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /** A code that is ten times the sample. */
    private record TenTimes() implements Representation {
        @Override
        public int codeSize() {
            return 1;
        }

        @Override
        public Matrix encode(Matrix samples) {
            float[] codes = samples.toArray();
            for (int i = 0; i < codes.length; i++) {
                codes[i] *= 10;
            }
            return Matrix.of(codes.length, 1, codes);
        }

        @Override
        public Matrix decode(Matrix codes) {
            return codes;
        }
    }
}
