package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Interval;
import org.junit.jupiter.api.Test;

/** What every latent sampler holds to. */
public interface LatentSamplerContract {

    /** Returns the latent sampler. */
    LatentSampler plugin();

    /** Returns 200 training codes of three units, the last of them the sum of the others. */
    default double[][] legalCodes() {
        double[][] codes = Rows.uniform(31, 200, 3, new Interval(-1, 2));
        for (double[] code : codes) {
            code[2] = code[0] + code[1];
        }
        return codes;
    }

    /** Says whether what is drawn depends on the codes; a prior does not. */
    default boolean followsTheCodes() {
        return true;
    }

    /** Returns the sampler fitted to codes for a seed. */
    default LatentSampler.Fitted fitted(double[][] codes, long seed) {
        return plugin().fit(Rows.matrix(codes), new PlainAlgebra(), new SplittableRandom(seed));
    }

    /** Returns codes drawn for a seed. */
    default Matrix drawn(LatentSampler.Fitted fitted, int count, long seed) {
        return fitted.draw(count, new SplittableRandom(seed));
    }

    /** As many codes are drawn as are asked for, each as long as the training codes, and all are finite. */
    @Test
    default void drawsAsManyCodesAsAreAskedFor() {
        Matrix drawn = drawn(fitted(legalCodes(), 1), 7, 2);
        assertThat(drawn.rows()).isEqualTo(7);
        assertThat(drawn.columns()).isEqualTo(legalCodes()[0].length);
        for (float value : drawn.toArray()) {
            assertThat(value).isFinite();
        }
    }

    /** The same seeds give the same codes, bit by bit; another seed of the draw gives others. */
    @Test
    default void repeatsItselfForTheSameSeeds() {
        LatentSampler.Fitted fitted = fitted(legalCodes(), 1);
        float[] first = drawn(fitted, 7, 2).toArray();
        assertThat(drawn(fitted, 7, 2).toArray()).isEqualTo(first);
        assertThat(drawn(fitted(legalCodes(), 1), 7, 2).toArray()).isEqualTo(first);
        assertThat(drawn(fitted, 7, 3).toArray()).isNotEqualTo(first);
    }

    /** Codes twice as large and moved by 1 give codes twice as large and moved by 1. */
    @Test
    default void movesWithTheCodes() {
        if (followsTheCodes()) {
            double[][] moved = legalCodes();
            for (double[] code : moved) {
                for (int j = 0; j < code.length; j++) {
                    code[j] = 2 * code[j] + 1;
                }
            }
            float[] before = drawn(fitted(legalCodes(), 1), 50, 2).toArray();
            float[] after = drawn(fitted(moved, 1), 50, 2).toArray();
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i]).isCloseTo(2 * before[i] + 1, within(1e-3f));
            }
        }
    }

    /** Draws vary as the codes do: mean and variance of each unit within 15 % of the variance at 4000 draws. */
    @Test
    default void varyAsTheCodesDo() {
        if (followsTheCodes()) {
            PlainAlgebra algebra = new PlainAlgebra();
            Matrix codes = Rows.matrix(legalCodes());
            Matrix drawn = drawn(fitted(legalCodes(), 1), 4000, 2);
            int size = codes.columns();
            double[] expected = algebra.covariance(codes);
            double[] found = algebra.covariance(drawn);
            for (int j = 0; j < size; j++) {
                double variance = expected[j * size + j];
                assertThat(algebra.mean(drawn)[j])
                        .isCloseTo(algebra.mean(codes)[j], within(0.15 * Math.sqrt(variance)));
                assertThat(found[j * size + j]).isCloseTo(variance, within(0.15 * variance));
            }
        }
    }

    /** A unit that never changes is no error. */
    @Test
    default void bearsADeadUnit() {
        double[][] dead = legalCodes();
        for (double[] code : dead) {
            code[1] = 0;
        }
        for (float value : drawn(fitted(dead, 1), 7, 2).toArray()) {
            assertThat(value).isFinite();
        }
    }

    /** Codes that are all the same, as of a collapsed encoder, are no error. */
    @Test
    default void bearsACollapsedCode() {
        double[][] collapsed = new double[legalCodes().length][legalCodes()[0].length];
        for (float value : drawn(fitted(collapsed, 1), 7, 2).toArray()) {
            assertThat(value).isFinite();
        }
    }
}
