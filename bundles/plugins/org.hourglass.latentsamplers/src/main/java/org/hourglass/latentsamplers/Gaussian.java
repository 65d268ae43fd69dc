package org.hourglass.latentsamplers;

import java.util.random.RandomGenerator;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.LatentSamplerPlugin;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/**
 * The normal distribution with mean and full covariance of the training codes.
 *
 * <pre>
 *   z = μ + Σⱼ √λⱼ εⱼ vⱼ,   ε ~ N(0, I),   λⱼ, vⱼ: eigenvalues and eigenvectors of the covariance
 * </pre>
 *
 * <p>Shape: z and μ are {@code [count, code]}. Domain: at least 2 training codes. Unit: that of the code. Reduction: the
 * covariance is divided by n − 1. For stochastic encoders the codes are the means of their distributions.
 *
 * <p>Source: P. Ghosh, M. S. M. Sajjadi, A. Vergari, M. Black, B. Schölkopf, "From variational to deterministic
 * autoencoders", ICLR 2020, section 4 (ex-post density estimation).
 */
@LatentSamplerPlugin(name = "gaussian", doc = "Draws codes from a normal distribution with full covariance")
record Gaussian() implements LatentSampler {

    @Override
    public Fitted fit(Matrix codes, LinearAlgebra algebra, RandomGenerator random) {
        Normal normal = Normal.of("gaussian", codes, algebra);
        double[] mean = algebra.mean(codes);
        return (count, source) -> {
            float[] values = new float[Math.multiplyExact(count, mean.length)];
            for (int row = 0; row < count; row++) {
                double[] code = mean.clone();
                normal.addTo(code, 1, source);
                Normal.write(code, values, row);
            }
            return Matrix.of(count, mean.length, values);
        };
    }
}
