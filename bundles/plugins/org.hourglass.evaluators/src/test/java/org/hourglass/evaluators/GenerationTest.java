package org.hourglass.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.Findings;
import org.hourglass.spi.Labels;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Picture;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.Table;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.EvaluatorContract;
import org.hourglass.testkit.FakeEvaluation;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class GenerationTest implements EvaluatorContract {

    private static final Shape IMAGE = Shape.of(axis("height", 1), axis("width", 2), axis("channels", 1));

    /** Codes (0, 0) and (1, 1) in turn. */
    private static final LatentSampler.Fitted CORNERS = (count, random) -> {
        float[][] codes = new float[count][2];
        for (int i = 1; i < count; i += 2) {
            codes[i] = new float[] {1, 1};
        }
        return Matrix.of(codes);
    };

    @Override
    public Evaluator plugin() {
        return new Generation(10);
    }

    /** Images of 1 x 2 pixels that are their own codes. */
    private static FakeEvaluation plain(double[][] train, double[][] test) {
        return new FakeEvaluation(IMAGE, Interval.UNIT, samples(train), samples(test), new Identity());
    }

    private static Samples samples(double[][] rows) {
        return new Samples(Rows.matrix(rows), Optional.empty());
    }

    @Test
    void comparesTheVarianceOfGeneratedSamplesWithThatOfTheTrainingSamples() {
        // training pixels 0 and 0.5 in turn: variance 0.0625; generated 0 and 1: 0.25
        FakeEvaluation evaluation = plain(new double[][] {{0, 0.5}, {0.5, 0}}, new double[][] {{0, 1}, {1, 0}})
                .withLatentSampler("corners", CORNERS);
        assertThat(plugin().evaluate(evaluation).metrics().get("corners-variance-ratio"))
                .isCloseTo(4, within(1e-6));
    }

    @Test
    void hasNoDetourOnAStraightLineAndThatOfAnArcBySlerp() {
        // from (0, 1) to (1, 0): the arc of a quarter of a circle in 15 chords, 15 * 2 sin(π/60) / √2 = 1.110213
        Findings found = plugin().evaluate(plain(new double[][] {{0, 0}, {1, 1}}, new double[][] {{0, 1}, {1, 0}}));
        assertThat(found.metrics().get("linear-detour")).isCloseTo(1, within(1e-6));
        assertThat(found.metrics().get("slerp-detour")).isCloseTo(1.110213, within(1e-5));
    }

    @Test
    void interpolatesFromOneCodeToTheOther() {
        Matrix line = Interpolation.LINEAR.path(new float[] {0, 2}, new float[] {1, 0}, 5);
        assertThat(line.row(0)).containsExactly(0, 2);
        assertThat(line.row(1)).containsExactly(0.25f, 1.5f);
        assertThat(line.row(4)).containsExactly(1, 0);
        Matrix arc = Interpolation.SLERP.path(new float[] {0, 1}, new float[] {1, 0}, 3);
        assertThat(arc.row(1))
                .containsExactly(new float[] {(float) Math.sqrt(0.5), (float) Math.sqrt(0.5)}, within(1e-6f));
    }

    @Test
    void goesStraightWhereThereIsNoAngle() { // parallel codes, opposite ones, and the origin
        for (float[] end : new float[][] {{2, 2}, {-1, -1}, {0, 0}}) {
            Matrix path = Interpolation.SLERP.path(new float[] {1, 1}, end, 3);
            assertThat(path.row(1)).containsExactly((1 + end[0]) / 2, (1 + end[1]) / 2);
        }
    }

    @Test
    void ranksTraversalsByWhatTheyChange() {
        // codes of deviations 0.1 and 0.3 around (0.5, 0.5); over 11 steps from -3 to 3 deviations the mean square is 9
        // *
        // 0.4 = 3.6 of the variance, of one of two features: 3.6 * 0.09 / 2 and 3.6 * 0.01 / 2
        double[][] train = {{0.4, 0.2}, {0.6, 0.8}};
        Findings found = plugin().evaluate(plain(train, new double[][] {{0, 1}, {1, 0}}));
        Table table = found.tables().get(0);
        assertThat(table.name()).isEqualTo("traversals");
        assertThat(table.rows()).extracting(row -> row.get(0)).containsExactly(1, 0);
        assertThat((double) table.rows().get(0).get(1)).isCloseTo(0.3, within(1e-6));
        assertThat((double) table.rows().get(0).get(2)).isCloseTo(0.162, within(1e-6));
        assertThat((double) table.rows().get(1).get(2)).isCloseTo(0.018, within(1e-6));
    }

    @Test
    void drawsSamplesInterpolationsAndTraversals() throws IOException {
        FakeEvaluation evaluation = plain(new double[][] {{0.4, 0.2}, {0.6, 0.8}}, new double[][] {{0, 1}, {1, 0}})
                .withLatentSampler("corners", CORNERS);
        Findings found = plugin().evaluate(evaluation);
        assertThat(found.pictures())
                .extracting(Picture::name)
                .containsExactly("samples-corners", "interpolation-linear", "interpolation-slerp", "traversals");
        // images of 56 x 28 on the screen with gaps of 2: ten lines of ten samples, one pair of 16, two units of 11
        assertSize(found.pictures().get(0), 10, 10);
        assertSize(found.pictures().get(1), 16, 1);
        assertSize(found.pictures().get(3), 11, 2);
        BufferedImage corners = decoded(found.pictures().get(0));
        assertThat(corners.getRGB(2, 2) & 0xff).isZero();
        assertThat(corners.getRGB(2 + 58, 2) & 0xff).isEqualTo(255);
    }

    private static void assertSize(Picture picture, int columns, int lines) throws IOException {
        assertThat(decoded(picture).getWidth()).isEqualTo(2 + columns * (56 + 2));
        assertThat(decoded(picture).getHeight()).isEqualTo(2 + lines * (28 + 2));
    }

    private static BufferedImage decoded(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    @Test
    void drawsALinePerClassWithTheSameCodesWhereTheDecoderIsToldTheClass() throws IOException {
        List<Labels> told = new ArrayList<>();
        Representation conditional = new Representation() {
            @Override
            public int codeSize() {
                return 2;
            }

            @Override
            public Matrix encode(Matrix samples) {
                return samples;
            }

            @Override
            public Matrix decode(Matrix codes) {
                return codes;
            }

            @Override
            public Optional<Conditional> conditional() {
                return Optional.of((codes, labels) -> {
                    told.add(labels);
                    return codes;
                });
            }
        };
        Samples labelled = new Samples(Rows.matrix(new double[][] {{0, 1}, {1, 0}}), Optional.of(Labels.of(3, 0, 2)));
        FakeEvaluation evaluation = new FakeEvaluation(IMAGE, Interval.UNIT, labelled, labelled, conditional)
                .withLatentSampler("corners", CORNERS);
        Findings found = plugin().evaluate(evaluation);
        assertSize(found.pictures().get(0), 10, 3);
        assertThat(found.pictures().get(0).caption()).isEqualTo("samples drawn from corners, a line per class");
        assertThat(told).hasSize(3);
        assertThat(told.get(2).toArray()).hasSize(10).containsOnly(2);
    }

    @Test
    void drawsNothingOfSamplesThatAreNoImages() {
        Samples samples = samples(new double[][] {{0.2, 0.5}, {0.6, 0.5}});
        Findings found = plugin().evaluate(new FakeEvaluation(
                        Shape.of(axis("features", 2)), Interval.UNIT, samples, samples, new Identity())
                .withLatentSampler("corners", CORNERS));
        assertThat(found.pictures()).isEmpty();
        assertThat(found.metrics()).containsKeys("corners-variance-ratio", "linear-detour");
    }
}
