package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hourglass.datasets.procedural.AnomalySeries.Wave;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Samples;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class AnomalySeriesTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new AnomalySeries(Wave.SINE, 64, 0.05, 0.1, 4000, 1);
    }

    @Test
    void learnsFromNormalWindowsOnly() throws IOException {
        Samples train = plugin().load(Path.of("")).train();
        assertThat(train.labels().orElseThrow().toArray()).containsOnly(0);
        new Points(train)
                .forEach((window, factors, label) -> assertThat(factors[3]).isZero());
    }

    @Test
    void hasTheWantedShareOfAnomaliesInTheTestExactlyAndEvenly() throws IOException {
        int[] labels = plugin().load(Path.of("")).test().labels().orElseThrow().toArray();
        assertThat(labels).hasSize(1000);
        assertThat(IntStream.of(labels).sum()).isEqualTo(100);
        assertThat(IntStream.of(labels).limit(500).sum()).isEqualTo(50);
    }

    @Test
    void isItsFormulaWithoutNoise() throws IOException {
        Points.of(new AnomalySeries(Wave.SINE, 64, 0, 0.1, 200, 1)).forEach((window, factors, label) -> {
            assertThat(factors[0]).isBetween(0.8f, 1.2f);
            assertThat(factors[1]).isBetween(2f, 4f);
            assertThat(factors[2]).isBetween(0f, 1f);
            for (int i = 0; i < 64; i++) {
                double angle = 2 * Math.PI * (factors[1] * i / 64.0 + factors[2]);
                assertThat((double) window[i]).isCloseTo(factors[0] * Math.sin(angle), within(1e-5));
            }
        });
    }

    @Test
    void hasTheWavesOfAHeartbeat() {
        assertThat(Wave.ECG.at(0)).isCloseTo(1, within(0.02)); // R
        assertThat(Wave.ECG.at(2 * Math.PI)).isCloseTo(Wave.ECG.at(0), within(1e-12));
        assertThat(Wave.ECG.at(-Math.PI / 3)).isCloseTo(0.15, within(0.01)); // P
        assertThat(Wave.ECG.at(Math.PI / 2)).isCloseTo(0.3, within(0.01)); // T
        assertThat(Wave.ECG.at(0.3)).isLessThan(-0.1); // S
        assertThat(Wave.ECG.at(-0.32)).isLessThan(-0.05); // Q
        assertThat(Wave.ECG.at(Math.PI)).isCloseTo(0, within(0.001));
    }

    @Test
    void injectsEachKindOfAnomaly() throws IOException {
        Samples test = new AnomalySeries(Wave.SINE, 64, 0, 0.5, 800, 1)
                .load(Path.of(""))
                .test();
        TreeSet<Integer> kinds = new TreeSet<>();
        new Points(test).forEach((window, factors, label) -> {
            assertThat(label).isEqualTo(factors[3] == 0 ? 0 : 1);
            kinds.add((int) factors[3]);
            double[] change = change(window, factors);
            int[] changed = IntStream.range(0, 64)
                    .filter(i -> Math.abs(change[i]) > 1e-4)
                    .toArray();
            switch ((int) factors[3]) {
                case 0 -> assertThat(changed).isEmpty();
                case 1 -> {
                    assertThat(changed).hasSize(1);
                    assertThat(Math.abs(change[changed[0]])).isCloseTo(3, within(1e-4));
                }
                case 3 -> {
                    assertThat(changed).hasSize(16);
                    assertThat(Math.abs(change[changed[15]])).isCloseTo(1, within(1e-4));
                }
                default -> {
                    assertThat(changed).hasSizeBetween(10, 16);
                    assertThat(changed[changed.length - 1] - changed[0]).isBetween(10, 15);
                }
            }
        });
        assertThat(kinds).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void staysFlatWhereItIsFlat() throws IOException {
        Samples test = new AnomalySeries(Wave.SINE, 64, 0, 0.5, 800, 1)
                .load(Path.of(""))
                .test();
        new Points(test).forEach((window, factors, label) -> {
            int longest = 1;
            for (int i = 1, length = 1; i < 64; i++) {
                length = window[i] == window[i - 1] ? length + 1 : 1;
                longest = Math.max(longest, length);
            }
            assertThat(longest).isEqualTo(factors[3] == 2 ? 16 : 1);
        });
    }

    private static double[] change(float[] window, float[] factors) {
        return IntStream.range(0, 64)
                .mapToDouble(i -> window[i] - factors[0] * Math.sin(2 * Math.PI * (factors[1] * i / 64.0 + factors[2])))
                .toArray();
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new AnomalySeries(Wave.ECG, 16, 0.1, 0.5, 32, 1)
                        .load(Path.of(""))
                        .fingerprint())
                .isEqualTo("96af3609f861c7de904e3373ffa4c1b21c32568e1366c2deb1eb79294d079d62");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new AnomalySeries(Wave.SINE, 16, 0, 0.5, 32, 2)
                        .load(Path.of(""))
                        .fingerprint())
                .isNotEqualTo(new AnomalySeries(Wave.SINE, 16, 0, 0.5, 32, 1)
                        .load(Path.of(""))
                        .fingerprint());
    }
}
