package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Findings;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Picture;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.junit.jupiter.api.Test;

/** What every evaluator holds to. */
public interface EvaluatorContract {

    /** The first bytes of each PNG file. */
    byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Returns the evaluator. */
    Evaluator plugin();

    /** Returns 40 training and 20 test images, 2 x 3, in two classes, and a code that keeps the first two pixels. */
    default FakeEvaluation evaluation() {
        return evaluation(true, Interval.UNIT);
    }

    /** Returns that evaluation with or without labels, told to lie in this range. */
    default FakeEvaluation evaluation(boolean labelled, Interval range) {
        Shape image = Shape.of(axis("height", 2), axis("width", 3), axis("channels", 1));
        Representation two = keeping(2);
        FakeEvaluation evaluation =
                new FakeEvaluation(image, range, samples(21, 40, labelled), samples(22, 20, labelled), two);
        plugin().baselines().forEach(name -> evaluation.withBaseline(name, two));
        return evaluation;
    }

    /** Returns images whose class is told by their first pixel. */
    private static Samples samples(long seed, int count, boolean labelled) {
        double[][] rows = Rows.uniform(seed, count, 6, Interval.UNIT);
        int[] classes =
                Arrays.stream(rows).mapToInt(row -> row[0] > 0.5 ? 1 : 0).toArray();
        return new Samples(Rows.matrix(rows), labelled ? Optional.of(Labels.of(2, classes)) : Optional.empty());
    }

    /** Returns a representation whose code is the first values of a sample; the others are reconstructed as 0.5. */
    default Representation keeping(int size) {
        return new Representation() {
            @Override
            public int codeSize() {
                return size;
            }

            @Override
            public Matrix encode(Matrix samples) {
                return mapped(samples, size, 0);
            }

            @Override
            public Matrix decode(Matrix codes) {
                return mapped(codes, 6, 0.5f);
            }
        };
    }

    private static Matrix mapped(Matrix rows, int columns, float rest) {
        float[][] mapped = IntStream.range(0, rows.rows())
                .mapToObj(i -> {
                    float[] row = new float[columns];
                    Arrays.fill(row, rest);
                    System.arraycopy(rows.row(i), 0, row, 0, Math.min(columns, rows.columns()));
                    return row;
                })
                .toArray(float[][]::new);
        return Matrix.of(mapped);
    }

    /** Metrics are finite, their names are kebab-case and without the engine's prefixes. */
    @Test
    default void namesFiniteMetrics() {
        Findings found = plugin().evaluate(evaluation());
        assertThat(found.metrics()).isNotEmpty();
        found.metrics().forEach((name, value) -> {
            assertThat(name).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(value).as(name).isFinite();
        });
    }

    /** Pictures are PNG files with kebab-case names of their own and a caption. */
    @Test
    default void drawsPngPictures() {
        Findings found = plugin().evaluate(
                        evaluation().withCorruptedTest(samples(23, 20, false).values()));
        assertThat(found.pictures()).extracting(Picture::name).doesNotHaveDuplicates();
        for (Picture picture : found.pictures()) {
            assertThat(picture.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(picture.caption()).isNotBlank().hasLineCount(1);
            assertThat(Arrays.copyOf(picture.png(), PNG.length)).isEqualTo(PNG);
        }
    }

    /** The same evaluation gives the same findings, bit by bit. */
    @Test
    default void repeatsItself() {
        Findings first = plugin().evaluate(evaluation());
        Findings second = plugin().evaluate(evaluation());
        assertThat(second.metrics()).isEqualTo(first.metrics());
        assertThat(second.tables()).isEqualTo(first.tables());
    }

    /** Data without labels, and without bounds, are no error: what cannot be measured is left out. */
    @Test
    default void leavesOutWhatTheDataDoNotTell() {
        Findings found = plugin().evaluate(evaluation(false, Interval.ALL));
        assertThat(found.metrics().values()).allMatch(Double::isFinite);
    }

    /** Codes of which a unit never changes are no error, and no metric becomes infinite by them. */
    @Test
    default void bearsADeadUnit() {
        Representation dead = new Representation() {
            @Override
            public int codeSize() {
                return 2;
            }

            @Override
            public Matrix encode(Matrix samples) {
                return mapped(mapped(samples, 1, 0), 2, 0);
            }

            @Override
            public Matrix decode(Matrix codes) {
                return mapped(codes, 6, 0.5f);
            }
        };
        Findings found = plugin().evaluate(evaluation().withSubject(dead));
        assertThat(found.metrics().values()).allMatch(Double::isFinite);
    }
}
