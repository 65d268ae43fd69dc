package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.junit.jupiter.api.Test;

/** What every baseline holds to. */
public interface BaselineContract {

    /** Returns the baseline. */
    Baseline plugin();

    /** Returns the linear algebra that it is fitted with. */
    default LinearAlgebra algebra() {
        return new PlainAlgebra();
    }

    /** Returns training samples. */
    default Matrix train() {
        return Rows.matrix(Rows.uniform(11, 60, 6, new Interval(-1, 3)));
    }

    /** Returns a code size below the number of features. */
    default int codeSize() {
        return 3;
    }

    /** Says whether codes of another seed differ. */
    default boolean drawsRandomNumbers() {
        return true;
    }

    /** Says whether a code as large as the sample loses nothing. */
    default boolean losesNothingAtFullSize() {
        return true;
    }

    /** Returns the message with which a code larger than the sample is refused; none if it is allowed. */
    default Optional<String> refusalOfLargeCodes() {
        return Optional.empty();
    }

    /** Returns the baseline fitted to samples without labels. */
    default Representation fitted(Matrix samples, int size, long seed) {
        return plugin().fit(new Samples(samples, Optional.empty()), size, algebra(), new SplittableRandom(seed));
    }

    /** Codes have the size asked for, reconstructions that of the samples. */
    @Test
    default void goesDownToTheCodeAndBack() {
        Representation fitted = fitted(train(), codeSize(), 1);
        assertThat(fitted.codeSize()).isEqualTo(codeSize());
        Matrix codes = fitted.encode(train());
        assertThat(codes.rows()).isEqualTo(train().rows());
        assertThat(codes.columns()).isEqualTo(codeSize());
        Matrix reconstructions = fitted.decode(codes);
        assertThat(reconstructions.rows()).isEqualTo(train().rows());
        assertThat(reconstructions.columns()).isEqualTo(train().columns());
    }

    /** Each sample is encoded by itself. */
    @Test
    default void encodesEachRowByItself() {
        Representation fitted = fitted(train(), codeSize(), 1);
        float[] all = fitted.reconstruct(train()).slice(5, 9).toArray();
        float[] some = fitted.reconstruct(train().slice(5, 9)).toArray();
        for (int i = 0; i < all.length; i++) {
            assertThat(some[i]).isCloseTo(all[i], within(1e-5f)); // float32: another block size adds in another order
        }
    }

    /** The same seed gives the same codes, bit by bit; another seed gives others where numbers are drawn. */
    @Test
    default void repeatsItselfForTheSameSeed() {
        float[] codes = fitted(train(), codeSize(), 1).encode(train()).toArray();
        assertThat(fitted(train(), codeSize(), 1).encode(train()).toArray()).isEqualTo(codes);
        float[] others = fitted(train(), codeSize(), 2).encode(train()).toArray();
        if (drawsRandomNumbers()) {
            assertThat(others).isNotEqualTo(codes);
        } else {
            assertThat(others).isEqualTo(codes);
        }
    }

    /** A code as large as the sample loses nothing. */
    @Test
    default void losesNothingAtTheSizeOfTheSample() {
        if (losesNothingAtFullSize()) {
            float[] back =
                    fitted(train(), train().columns(), 1).reconstruct(train()).toArray();
            float[] samples = train().toArray();
            for (int i = 0; i < back.length; i++) {
                assertThat(back[i]).isCloseTo(samples[i], within(1e-4f)); // float32 products of numbers about 1
            }
        }
    }

    /** A code larger than the sample is refused with the message told. */
    @Test
    default void refusesLargeCodes() {
        refusalOfLargeCodes().ifPresent(message -> assertThatThrownBy(() -> fitted(train(), train().columns() + 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message));
    }

    /** The fitted representation may be used by several threads at once. */
    @Test
    default void isSharedByThreads() {
        Representation fitted = fitted(train(), codeSize(), 1);
        float[] expected = fitted.reconstruct(train()).toArray();
        List<float[]> all = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> fitted.reconstruct(train()).toArray())
                .toList();
        assertThat(all).allSatisfy(one -> assertThat(one).isEqualTo(expected));
    }
}
