package org.hourglass.regularizers;

import org.hourglass.spi.Param;
import org.hourglass.spi.Pass;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.RegularizerPlugin;
import org.hourglass.spi.tensor.Tensor;

/**
 * Hoyer sparsity: pulls each code towards few active units, whatever its length.
 *
 * <pre>
 *   Ω(H) = w · (1/n) · Σᵢ (1 − s(hᵢ)),   s(h) = (√d − ‖h‖₁/‖h‖₂) / (√d − 1)
 * </pre>
 *
 * <p>Shape: H is {@code [batch, code]} with n rows and d ≥ 2 columns, Ω is a scalar. Domain: all numbers; a row shorter
 * than 10⁻⁶, of which no sparsity can be told, adds nothing. Unit: none; s is 1 for one active unit and 0 for equal
 * activity of all. Reduction: mean over the batch. Gradient: ∂Ω/∂Hᵢⱼ = w/(n (√d − 1)) · (sign(Hᵢⱼ)/‖hᵢ‖₂ −
 * Hᵢⱼ ‖hᵢ‖₁/‖hᵢ‖₂³), orthogonal to the row: no code escapes by shrinking.
 *
 * <p>Reports {@code sparsity}, the mean of s over the rows that have one. The weight goes with a {@code -mean} loss; with
 * a {@code -sum} loss the same balance needs a weight larger by the number of values of a sample.
 *
 * <p>Source: P. O. Hoyer, "Non-negative matrix factorization with sparseness constraints", JMLR 5, 2004, section 3.1.
 * Deviation: a penalty on s instead of the constraint that s has a given value.
 */
@RegularizerPlugin(name = "hoyer", doc = "Pulls each code towards few active units, whatever its length")
record Hoyer(@Param(doc = "weight in the loss", def = 1e-2, min = 1e-6, max = 100, log = true) double weight)
        implements Regularizer {

    private static final double SHORTEST = 1e-6;

    @Override
    public Tensor penalty(Pass pass) {
        Tensor code = pass.code();
        int units = code.shape().axis("code").size();
        if (units < 2) {
            throw new IllegalArgumentException(
                    "hoyer: the code must have at least 2 units, but got %d; use l1 for a single unit"
                            .formatted(units));
        }
        Tensor squares = code.squaredNorm("code");
        Tensor dead = squares.constant(SHORTEST * SHORTEST).greater(squares);
        Tensor length = dead.choose(squares.constant(1), squares).sqrt();
        double root = Math.sqrt(units);
        Tensor dense = code.abs().sum("code").over(length).minus(1).over(root - 1);
        Tensor lost = dead.choose(squares.constant(0), dense);
        Tensor alive = dead.oneMinus().sum().atLeast(1);
        pass.report("sparsity", dead.oneMinus().sum().minus(lost.sum()).over(alive));
        return lost.mean().times(weight);
    }
}
