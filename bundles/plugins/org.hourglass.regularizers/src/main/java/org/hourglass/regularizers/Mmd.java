package org.hourglass.regularizers;

import java.util.stream.DoubleStream;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/**
 * Maximum mean discrepancy: pulls the distribution of the codes towards a normal prior (Wasserstein autoencoder, InfoVAE).
 *
 * <pre>
 *   Ω = w · ( (1/(n(n−1))) · Σᵢ≠ⱼ (k(zᵢ, zⱼ) + k(pᵢ, pⱼ)) − (2/n²) · Σᵢⱼ k(zᵢ, pⱼ) ),   pᵢ ~ N(0, s² I)
 *   imq   k(a, b) = Σₘ mC / (mC + ‖a − b‖²)
 *   rbf   k(a, b) = Σₘ exp(−‖a − b‖² / (mC)),   C = 2 d s²,   m ∈ {.1, .2, .5, 1, 2, 5, 10} or {1}
 * </pre>
 *
 * <p>Shape: z and p are {@code [batch, code]} with n ≥ 2 rows and d columns, p drawn anew in each step; Ω is a scalar.
 * Domain: all numbers. Unit: none; a single kernel is at most 1. Reduction: the unbiased estimate from the batch, which is
 * 0 on average where codes and prior agree, and may be negative. Gradient: through k(zᵢ, ·) alone; of imq ∂k/∂a =
 * −2 mC (a − b) / (mC + ‖a − b‖²)², of rbf −2 k (a − b) / (mC), for each m.
 *
 * <p>The weight goes with a {@code -mean} loss; with a {@code -sum} loss the same balance needs a weight larger by the
 * number of values of a sample.
 *
 * <p>Source: I. Tolstikhin, O. Bousquet, S. Gelly, B. Schölkopf, "Wasserstein auto-encoders", ICLR 2018, algorithm 2 and
 * section 4 (imq, C, and the scales in the authors' program); A. Gretton et al., "A kernel two-sample test", JMLR 13,
 * 2012, equation 3.
 */
@RegularizerPlugin(name = "mmd", doc = "Pulls the distribution of the codes towards a normal prior, by a kernel")
record Mmd(
        @Param(doc = "weight in the loss", def = 10, min = 1e-6, max = 1e6, log = true) double weight,
        @ChoiceParam(doc = "the kernel: inverse multiquadratic or Gaussian", def = "imq") Kernel kernel,
        @Param(doc = "standard deviation s of the prior", def = 1, min = 1e-3, max = 1e3, log = true) double prior,
        @FlagParam(doc = "whether kernels of seven widths are added", def = true) boolean multiScale)
        implements Regularizer {

    private static final double[] SCALES = {0.1, 0.2, 0.5, 1, 2, 5, 10};
    private static final double[] SINGLE = {1};

    /** How alike two codes are, by their squared distance and a squared width. */
    enum Kernel {
        IMQ {
            @Override
            Tensor of(Tensor squared, Tensor width) {
                return squared.plus(width).reciprocal().times(width);
            }
        },
        RBF {
            @Override
            Tensor of(Tensor squared, Tensor width) {
                return squared.over(width).negate().exp();
            }
        };

        abstract Tensor of(Tensor squared, Tensor width);
    }

    @Override
    public Tensor penalty(Pass pass) {
        Tensor codes = pass.code();
        int rows = codes.shape().axis("batch").size();
        if (rows < 2) {
            throw new IllegalArgumentException("mmd: the batch must have at least 2 samples, but got " + rows);
        }
        return discrepancy(codes, pass.random().normal(codes.shape()).times(prior))
                .times(weight);
    }

    /** Returns the unbiased estimate for two samples of one size. */
    Tensor discrepancy(Tensor z, Tensor p) {
        int n = z.shape().axis("batch").size();
        Tensor within = alike(z, z).plus(alike(p, p));
        Tensor others = Identity.like(within).oneMinus();
        Tensor pairs = within.times(others).sum().over((double) n * (n - 1));
        return pairs.minus(alike(z, p).mean().times(2));
    }

    /** Returns the kernel of each row of a with each row of b: [batch, other]. */
    private Tensor alike(Tensor a, Tensor b) {
        Tensor other = b.rename("batch", "other");
        Tensor squared = a.dot(other, "code")
                .times(-2)
                .plus(a.squaredNorm("code"))
                .plus(other.squaredNorm("code"))
                .atLeast(0);
        double width = 2 * a.shape().axis("code").size() * prior * prior;
        double[] scales = multiScale ? SCALES : SINGLE;
        Tensor widths = DoubleStream.of(scales)
                .mapToObj(scale -> squared.constant(scale * width).expand(Axis.axis("scale", 1)))
                .reduce((some, more) -> some.concat("scale", more))
                .orElseThrow();
        return kernel.of(squared.expand(Axis.axis("scale", scales.length)), widths)
                .sum("scale");
    }
}
