package org.hourglass.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.tensorflow.check.WorkbenchAlgebra;
import org.hourglass.testkit.BaselineContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;

final class RandomProjectionTest implements BaselineContract {

    @Override
    public Baseline plugin() {
        return new RandomProjection();
    }

    @Override
    public LinearAlgebra algebra() {
        return WorkbenchAlgebra.get();
    }

    @Override
    public Optional<String> refusalOfLargeCodes() {
        return Optional.of("random-projection: the code size must be from 1 to the 6 features of a sample, but got 7");
    }

    @Test
    void keepsTheShareOfTheVarianceThatTheCodeHasOfTheFeatures() {
        // 200 equal and independent features, 50 kept: a share of 0.25 on average over subspaces and samples
        Matrix x = Rows.matrix(Rows.uniform(3, 400, 200, new Interval(-1, 1)));
        Representation fitted = fitted(x, 50, 1);
        double kept = squares(fitted.encode(x)) / squares(x);
        assertThat(kept).isCloseTo(0.25, within(0.02));
    }

    @Test
    void projectsOrthogonally() { // projecting twice changes nothing, and what is left is orthogonal to what is kept
        Matrix x = train();
        Representation fitted = fitted(x, 3, 1);
        float[] once = fitted.reconstruct(x).toArray();
        float[] twice = fitted.reconstruct(fitted.reconstruct(x)).toArray();
        float[] samples = x.toArray();
        double[] mean = algebra().mean(x);
        double inner = 0;
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(once[i], within(1e-5f));
            inner += ((double) samples[i] - once[i]) * (once[i] - mean[i % mean.length]);
        }
        assertThat(inner).isCloseTo(0, within(1e-3));
    }

    private static double squares(Matrix matrix) {
        double sum = 0;
        for (float value : matrix.toArray()) {
            sum += (double) value * value;
        }
        return sum;
    }
}
