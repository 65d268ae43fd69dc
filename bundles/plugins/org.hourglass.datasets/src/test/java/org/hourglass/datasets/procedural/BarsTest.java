package org.hourglass.datasets.procedural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Factors;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class BarsTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new Bars(8, 0.125, 4000, 1);
    }

    @Test
    void isOneWhereARowOrAColumnIsABar() throws IOException {
        Points.of(plugin()).forEach((image, bars, label) -> {
            for (int i = 0; i < 64; i++) {
                assertThat(image[i]).isEqualTo(Math.max(bars[i / 8], bars[8 + i % 8]));
            }
        });
    }

    @Test
    void hasAFactorForEachBar() throws IOException {
        Factors factors = Points.of(plugin()).samples().factors().orElseThrow();
        assertThat(factors.factors())
                .hasSize(16)
                .contains(new Factors.Factor("row-0", 2), new Factors.Factor("column-7", 2));
        for (int bar = 0; bar < 16; bar++) {
            double sum = 0;
            for (int row = 0; row < factors.size(); row++) {
                sum += factors.values().get(row, bar);
            }
            // five deviations of a share: 5 sqrt(0.125 · 0.875 / 4000)
            assertThat(sum / factors.size()).isCloseTo(0.125, within(0.0262));
        }
    }

    @Test
    void hasTheMeanOfItsFormula() throws IOException {
        double[] sum = new double[1];
        Points.of(plugin()).forEach((image, bars, label) -> {
            for (float pixel : image) {
                sum[0] += pixel / 64;
            }
        });
        // 1 - 0.875² = 0.234375; the deviation of an image's mean is below 0.12: five of them, over sqrt(4000)
        assertThat(sum[0] / 4000).isCloseTo(0.234375, within(0.0095));
    }

    @Test
    void isTheSameOnEveryMachine() throws IOException {
        assertThat(new Bars(3, 0.5, 8, 1).load(Path.of("")).fingerprint())
                .isEqualTo("57cf3ed268e333b2ea0c65dbe7726c0450467d4c40758124eb2cb751169ea4cc");
    }

    @Test
    void changesWithItsSeed() throws IOException {
        assertThat(new Bars(3, 0.5, 8, 2).load(Path.of("")).fingerprint())
                .isNotEqualTo(new Bars(3, 0.5, 8, 1).load(Path.of("")).fingerprint());
    }
}
