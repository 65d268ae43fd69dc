package org.hourglass.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class MnistOneClassTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new MnistOneClass(Images.MNIST, List.of(5));
    }

    @Test
    void learnsFromNormalDigitsOnly() throws IOException {
        Data data = plugin().load(Path.of(""));
        Data mnist = new Mnist().load(Path.of(""));
        assertThat(data.train().size()).isEqualTo(5421); // the fives of MNIST
        assertThat(data.train().labels().orElseThrow().toArray()).containsOnly(0);
        int[] labels = mnist.train().labels().orElseThrow().toArray();
        int[] fives =
                IntStream.range(0, labels.length).filter(i -> labels[i] == 5).toArray();
        for (int i = 0; i < fives.length; i += 100) {
            assertThat(data.train().values().row(i))
                    .isEqualTo(mnist.train().values().row(fives[i]));
        }
    }

    @Test
    void testsWithAllDigitsLabelledAsNormalOrAnomaly() throws IOException {
        Data data = plugin().load(Path.of(""));
        int[] labels = data.test().labels().orElseThrow().toArray();
        assertThat(labels).hasSize(10_000).startsWith(1, 1, 1, 1, 1, 1, 1, 1, 0, 1); // 7 2 1 0 4 1 4 9 5 9
        assertThat(IntStream.of(labels).sum()).isEqualTo(10_000 - 892);
        assertThat(data.test().labels().orElseThrow().classes()).isEqualTo(2);
    }

    @Test
    void takesSeveralDigitsAsNormal() throws IOException {
        Data data = new MnistOneClass(Images.MNIST, List.of(7, 5)).load(Path.of(""));
        assertThat(data.train().size()).isEqualTo(6265 + 5421);
        assertThat(IntStream.of(data.test().labels().orElseThrow().toArray()).sum())
                .isEqualTo(10_000 - 1028 - 892);
    }
}
