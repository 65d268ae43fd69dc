package org.hourglass.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.Test;

final class MnistTest implements DatasetContract {

    @Override
    public Dataset plugin() {
        return new Mnist();
    }

    @Test
    void isTheWholeOfMnist() throws IOException {
        Data data = plugin().load(Path.of(""));
        assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 28), axis("width", 28), axis("channels", 1)));
        assertThat(data.range()).isEqualTo(Interval.UNIT);
        assertThat(data.train().size()).isEqualTo(60_000);
        assertThat(data.test().size()).isEqualTo(10_000);
        int[] labels = data.train().labels().orElseThrow().toArray();
        assertThat(Arrays.copyOf(labels, 10)).containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
        int[] testLabels = data.test().labels().orElseThrow().toArray();
        assertThat(Arrays.copyOf(testLabels, 5)).containsExactly(7, 2, 1, 0, 4);
        assertThat(data.train().labels().orElseThrow().classes()).isEqualTo(10);
    }

    @Test
    void hasThePublishedMeanAndDeviationOfPixels() throws IOException {
        FloatBuffer pixels = plugin().load(Path.of("")).train().values().values();
        double count = pixels.remaining();
        double sum = 0;
        double squares = 0;
        while (pixels.hasRemaining()) {
            double pixel = pixels.get();
            sum += pixel;
            squares += pixel * pixel;
        }
        assertThat(sum / count).isCloseTo(0.13066, within(5e-6));
        assertThat(Math.sqrt(squares / count - sum * sum / count / count)).isCloseTo(0.30811, within(5e-6));
    }

    @Test
    void refusesBytesThatAreNotTheOriginals() {
        assertThatThrownBy(() -> Mnist.verified("t10k-labels-idx1-ubyte.gz", new byte[] {1, 2, 3}, "00"))
                .isInstanceOf(IOException.class)
                .hasMessage("t10k-labels-idx1-ubyte.gz: must have the sha256 00, but got "
                        + "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81; install the bundle again");
    }
}
