package org.hourglass.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.datasets.MnistVariant.Binarise;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Factors.Factor;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class MnistVariantTest implements DatasetContract {

    private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    private static final Map<MnistVariant, Data> LOADED = new HashMap<>();

    @Override
    public Dataset plugin() {
        return new MnistVariant(Images.MNIST, List.of(5), 180, 1, Binarise.SAMPLED, 0, 1);
    }

    @Test
    void isMnistByDefault() throws IOException {
        Data variant = new MnistVariant(Images.MNIST, ALL, 0, 0, Binarise.NONE, 0, 1).load(Path.of(""));
        Data mnist = new Mnist().load(Path.of(""));
        assertThat(variant.train().values().values())
                .isEqualTo(mnist.train().values().values());
        assertThat(variant.test().values().values())
                .isEqualTo(mnist.test().values().values());
        assertThat(variant.train().labels().orElseThrow().toArray())
                .isEqualTo(mnist.train().labels().orElseThrow().toArray());
        assertThat(variant.train().factors()).isEmpty();
    }

    @Test
    void keepsTheChosenDigitsOnlyAndNumbersThemInTheirOrder() throws IOException {
        Data variant = new MnistVariant(Images.MNIST, List.of(7, 5), 0, 0, Binarise.NONE, 0, 1).load(Path.of(""));
        // MNIST has 6,265 sevens and 5,421 fives, and begins with 5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6, 1, 7
        assertThat(variant.train().size()).isEqualTo(6265 + 5421);
        assertThat(variant.test().size()).isEqualTo(1028 + 892);
        assertThat(variant.train().labels().orElseThrow().classes()).isEqualTo(2);
        assertThat(variant.train().labels().orElseThrow().toArray()).startsWith(1, 1, 0);
        assertThat(variant.train().values().row(0))
                .isEqualTo(fives(0, 0, Binarise.NONE).train().values().row(0));
    }

    @Test
    void turnsByItsFactor() throws IOException {
        Samples turned = fives(30, 0, Binarise.NONE).train();
        Samples upright = fives(0, 0, Binarise.NONE).train();
        assertThat(turned.factors().orElseThrow().factors()).containsExactly(new Factor("angle", 0));
        float[] angles = turned.factors().orElseThrow().values().toArray();
        for (int row = 0; row < 100; row++) {
            assertThat(Math.abs(angles[row])).isLessThanOrEqualTo((float) (Math.PI / 6));
            assertThat(turned.values().row(row))
                    .isEqualTo(Rotation.turn(upright.values().row(row), 28, angles[row]));
        }
    }

    @Test
    void rotatesCounterclockwiseAboutTheCentre() {
        float[] image = {
            0, 0, 0,
            0, 0, 1,
            0, 0, 0
        };
        assertThat(Rotation.turn(image, 3, Math.PI / 2))
                .containsExactly(new float[] {0, 1, 0, 0, 0, 0, 0, 0, 0}, within(1e-6f));
        assertThat(Rotation.turn(image, 3, 0)).containsExactly(image);
        // by 45 degrees the upper right pixel comes from (cos 45°, sin 45°) · √2 = (√2, 0), 0.414 beyond the last
        // column
        assertThat(Rotation.turn(image, 3, Math.PI / 4)[2]).isCloseTo(2 - (float) Math.sqrt(2), within(1e-6f));
    }

    @Test
    void laysABackgroundBehindTheInk() throws IOException {
        float[] plain = fives(0, 0, Binarise.NONE).train().values().row(0);
        float[] noisy = fives(0, 0.5, Binarise.NONE).train().values().row(0);
        double sum = 0;
        int paper = 0;
        for (int i = 0; i < plain.length; i++) {
            assertThat(noisy[i]).isGreaterThanOrEqualTo(plain[i]);
            if (plain[i] >= 0.5) {
                assertThat(noisy[i]).isEqualTo(plain[i]);
            } else if (plain[i] == 0) {
                sum += noisy[i];
                paper++;
            }
        }
        // five deviations of the mean of U(0, 0.5): 5 · 0.5 / sqrt(12 · 600)
        assertThat(paper).isGreaterThan(600);
        assertThat(sum / paper).isCloseTo(0.25, within(0.0295));
    }

    @Test
    void binarisesAtAThresholdThatIsNotFitted() throws IOException {
        float[] plain = fives(0, 0, Binarise.NONE).train().values().row(0);
        float[] binary = fives(0, 0, Binarise.THRESHOLD).train().values().row(0);
        for (int i = 0; i < plain.length; i++) {
            assertThat(binary[i]).isEqualTo(plain[i] > 0.5 ? 1 : 0);
        }
    }

    @Test
    void drawsOnesAsOftenAsThePixelsValue() throws IOException {
        Samples grey = fives(0, 0, Binarise.NONE).train();
        Samples binary = fives(0, 0, Binarise.SAMPLED).train();
        double difference = 0;
        double variance = 0;
        for (int row = 0; row < 500; row++) {
            float[] probabilities = grey.values().row(row);
            float[] draws = binary.values().row(row);
            for (int i = 0; i < draws.length; i++) {
                double p = probabilities[i];
                assertThat(draws[i]).isIn(0f, 1f);
                assertThat(p == 0 || p == 1 ? Math.abs(draws[i] - p) : 0).isZero();
                difference += draws[i] - p;
                variance += p * (1 - p);
            }
        }
        assertThat(difference).isCloseTo(0, within(5 * Math.sqrt(variance)));
    }

    @Test
    void keepsFewLabelsEvenlyOverTheClasses() throws IOException {
        Data data = new MnistVariant(Images.MNIST, List.of(7, 5, 3), 0, 0, Binarise.NONE, 100, 1).load(Path.of(""));
        int[] counts = new int[3];
        int unknown = 0;
        for (int label : data.train().labels().orElseThrow().toArray()) {
            if (label == Labels.UNKNOWN) {
                unknown++;
            } else {
                counts[label]++;
            }
        }
        assertThat(counts).containsExactly(34, 33, 33);
        assertThat(unknown).isEqualTo(data.train().size() - 100);
        assertThat(data.test().labels().orElseThrow().toArray()).doesNotContain(Labels.UNKNOWN);
    }

    @Test
    void keepsTheTrueLabels() throws IOException {
        Data all = new MnistVariant(Images.MNIST, List.of(7, 5), 0, 0, Binarise.NONE, 0, 1).load(Path.of(""));
        Data few = new MnistVariant(Images.MNIST, List.of(7, 5), 0, 0, Binarise.NONE, 1000, 1).load(Path.of(""));
        Labels truth = all.train().labels().orElseThrow();
        Labels known = few.train().labels().orElseThrow();
        for (int row = 0; row < truth.size(); row++) {
            assertThat(known.get(row)).isIn(truth.get(row), Labels.UNKNOWN);
        }
        assertThat(few.train().values().values()).isEqualTo(all.train().values().values());
        assertThat(few.fingerprint()).isNotEqualTo(all.fingerprint());
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        Samples test = fives(180, 1, Binarise.SAMPLED).test();
        assertThat(Data.of(
                                fives(180, 1, Binarise.SAMPLED).sample(),
                                Interval.UNIT,
                                test.slice(0, 10),
                                test.slice(0, 10))
                        .fingerprint())
                .isEqualTo("16508047dcabcb4fb3851bf998d96fa97b83f48c23f93bf424570cdc6e10feb3");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        Dataset other = new MnistVariant(Images.MNIST, List.of(5), 180, 1, Binarise.SAMPLED, 0, 2);
        assertThat(other.load(Path.of("")).fingerprint())
                .isNotEqualTo(fives(180, 1, Binarise.SAMPLED).fingerprint());
    }

    @Test
    void refusesADigitTwice() {
        assertThatThrownBy(() -> new MnistVariant(Images.MNIST, List.of(1, 2, 1), 0, 0, Binarise.NONE, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`classes`: must be different, but got [1, 2, 1]");
    }

    @Test
    void needsTheFilesOfFashionMnistOnlyForThat() {
        assertThatThrownBy(
                        () -> new MnistVariant(Images.FASHION_MNIST, ALL, 0, 0, Binarise.NONE, 0, 1).load(Path.of("x")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("`folder`: must have the files of Fashion-MNIST, but there is no "
                        + Path.of("x", "fashion-mnist"));
    }

    private static Data fives(double rotation, double background, Binarise binarise) throws IOException {
        MnistVariant variant = new MnistVariant(Images.MNIST, List.of(5), rotation, background, binarise, 0, 1);
        if (!LOADED.containsKey(variant)) {
            LOADED.put(variant, variant.load(Path.of("")));
        }
        return LOADED.get(variant);
    }
}
