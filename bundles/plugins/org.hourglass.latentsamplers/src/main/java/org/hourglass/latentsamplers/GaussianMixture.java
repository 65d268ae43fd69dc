package org.hourglass.latentsamplers;

import java.util.random.RandomGenerator;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.LatentSamplerPlugin;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/**
 * A mixture of normal distributions with full covariances, fitted to the training codes by expectation maximisation.
 *
 * <pre>
 *   p(z) = Σₖ πₖ N(z; μₖ, Σₖ)
 *   E: rᵢₖ = πₖ N(hᵢ; μₖ, Σₖ) / Σₗ πₗ N(hᵢ; μₗ, Σₗ)
 *   M: nₖ = Σᵢ rᵢₖ,   πₖ = nₖ/n,   μₖ = Σᵢ rᵢₖ hᵢ / nₖ,   Σₖ = Σᵢ rᵢₖ (hᵢ−μₖ)(hᵢ−μₖ)ᵀ / nₖ + δ I
 * </pre>
 *
 * <p>Shape: z is {@code [count, code]}. Domain: at least as many training codes as components. Unit: that of the code.
 * Reduction: over the training codes, of which at most {@code codes} are used, drawn at random. δ, a millionth of the mean
 * variance of the units, keeps covariances regular. It begins with clusters of k-means (centres drawn as in k-means++) and
 * ends when the mean log-likelihood gains less than 1e-3 nats, after 100 rounds at most.
 *
 * <p>Source: C. M. Bishop, "Pattern recognition and machine learning", Springer, 2006, section 9.2.2; D. Arthur, S.
 * Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007. For codes: P. Ghosh et al., "From variational to
 * deterministic autoencoders", ICLR 2020, section 4, with 10 components.
 */
@LatentSamplerPlugin(name = "gaussian-mixture", doc = "Draws codes from a mixture of normal distributions")
record GaussianMixture(
        @IntParam(doc = "normal distributions in the mixture", def = 10, min = 1, max = 1000) int components,
        @IntParam(doc = "training codes that are used at most", def = 10_000, min = 10, max = 10_000_000) int codes)
        implements LatentSampler {

    @Override
    public Fitted fit(Matrix all, LinearAlgebra algebra, RandomGenerator random) {
        if (all.rows() < components) {
            throw new IllegalArgumentException(
                    "gaussian-mixture: there must be at least as many training codes as components, but got %d for %d; lower `components`"
                            .formatted(all.rows(), components));
        }
        Mixture mixture = Mixture.fit(chosen(all, random), components, random);
        return (count, source) -> {
            float[] values = new float[Math.multiplyExact(count, all.columns())];
            for (int row = 0; row < count; row++) {
                Normal.write(mixture.draw(source), values, row);
            }
            return Matrix.of(count, all.columns(), values);
        };
    }

    /** Returns all codes, or as many as are used, each with the same chance: the beginning of a shuffle. */
    private double[][] chosen(Matrix all, RandomGenerator random) {
        int[] order = new int[all.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        double[][] chosen = new double[Math.min(codes, order.length)][all.columns()];
        for (int i = 0; i < chosen.length; i++) {
            int other = random.nextInt(i, order.length);
            int row = order[other];
            order[other] = order[i];
            for (int j = 0; j < chosen[i].length; j++) {
                chosen[i][j] = all.get(row, j);
            }
        }
        return chosen;
    }
}
