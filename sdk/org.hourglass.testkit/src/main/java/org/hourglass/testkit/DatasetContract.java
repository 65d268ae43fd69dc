package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Samples;
import org.junit.jupiter.api.Test;

/** What every dataset holds to. */
public interface DatasetContract {

    /** Returns the dataset. */
    Dataset plugin();

    /** Returns the data folder that it finds its files in. */
    default Path folder() {
        return Path.of("");
    }

    /** All values are finite numbers in the range that is told. */
    @Test
    default void liesInItsRange() throws IOException {
        Data data = plugin().load(folder());
        for (Samples split : new Samples[] {data.train(), data.test()}) {
            assertThat(split.size()).isPositive();
            int outside = 0;
            FloatBuffer values = split.values().values();
            while (values.hasRemaining()) {
                float value = values.get();
                boolean inside =
                        data.range().low() <= value && value <= data.range().high();
                outside += inside && Float.isFinite(value) ? 0 : 1;
            }
            assertThat(outside).as("values outside of %s", data.range()).isZero();
        }
    }

    /** Loading again gives the same values, labels, factors and fingerprint. */
    @Test
    default void loadsTheSameTwice() throws IOException {
        Data first = plugin().load(folder());
        Data second = plugin().load(folder());
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(second.sample()).isEqualTo(first.sample());
        assertSame(first.train(), second.train());
        assertSame(first.test(), second.test());
    }

    /** Both splits have labels of the same classes, or none has. */
    @Test
    default void labelsBothSplitsOrNone() throws IOException {
        Data data = plugin().load(folder());
        assertThat(data.test().labels().map(Labels::classes))
                .isEqualTo(data.train().labels().map(Labels::classes));
    }

    private static void assertSame(Samples first, Samples second) {
        assertThat(second.values().values().equals(first.values().values()))
                .as("the same values")
                .isTrue();
        assertThat(second.labels().map(Labels::toArray).orElse(new int[0]))
                .isEqualTo(first.labels().map(Labels::toArray).orElse(new int[0]));
        assertThat(second.factors().map(known -> known.values().toArray()).orElse(new float[0]))
                .isEqualTo(
                        first.factors().map(known -> known.values().toArray()).orElse(new float[0]));
    }
}
