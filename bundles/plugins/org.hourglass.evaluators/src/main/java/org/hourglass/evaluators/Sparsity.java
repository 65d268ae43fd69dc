package org.hourglass.evaluators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Split;

/**
 * Sparsity of the test codes: how few units are active for a sample, and how few samples a unit is active for.
 *
 * <pre>
 *   mean-activation    (1/(n·d)) · Σᵢⱼ Hᵢⱼ
 *   hoyer              (1/n) · Σᵢ (√d − ‖hᵢ‖₁/‖hᵢ‖₂) / (√d − 1)
 *   treves-rolls       (1/d) · Σⱼ (1 − (Σᵢ|Hᵢⱼ|/n)² / (Σᵢ Hᵢⱼ²/n)) / (1 − 1/n)
 *   dead-units         share of units j with maxᵢ Hᵢⱼ − minᵢ Hᵢⱼ ≤ 10⁻⁶
 * </pre>
 *
 * <p>Shape: H is {@code [samples, code]} with n rows and d columns. Domain: any code; a sample or unit that is 0
 * throughout is left out of hoyer and treves-rolls, and hoyer is not reported for d = 1. Unit: that of the code for
 * the mean, none for the others; hoyer and treves-rolls are 1 for one active unit or sample and 0 for equal activity.
 * Reduction: hoyer is that of a sample's units, averaged over the samples; treves-rolls is that of a unit's samples,
 * averaged over the units.
 *
 * <p>Source: P. Hoyer, "Non-negative matrix factorization with sparseness constraints", JMLR 5, 2004, section 3.1; A.
 * Treves, E. Rolls, "What determines the capacity of autoassociative memories in the brain?", Network 2, 1991, in the
 * form of W. Vinje, J. Gallant, Science 287, 2000.
 */
@EvaluatorPlugin(
        name = "sparsity",
        doc = "Mean activation, Hoyer and Treves-Rolls sparsity, and dead units of the code")
record Sparsity() implements Evaluator {

    private static final double CONSTANT = 1e-6;

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Matrix codes = evaluation.codes(Split.TEST);
        int units = codes.columns();
        Map<String, Double> metrics = new LinkedHashMap<>();
        double sum = 0;
        double hoyer = 0;
        int active = 0;
        for (int i = 0; i < codes.rows(); i++) {
            float[] code = codes.row(i);
            double l1 = 0;
            double squares = 0;
            for (float h : code) {
                sum += h;
                l1 += Math.abs(h);
                squares += (double) h * h;
            }
            if (squares > 0) {
                hoyer += (Math.sqrt(units) - l1 / Math.sqrt(squares)) / (Math.sqrt(units) - 1);
                active++;
            }
        }
        metrics.put("mean-activation", sum / ((double) codes.rows() * units));
        if (units > 1 && active > 0) {
            metrics.put("hoyer", hoyer / active);
        }
        perUnit(codes, metrics);
        return Findings.of(metrics);
    }

    private static void perUnit(Matrix codes, Map<String, Double> metrics) {
        int n = codes.rows();
        double lifetime = 0;
        int active = 0;
        int dead = 0;
        for (int j = 0; j < codes.columns(); j++) {
            double l1 = 0;
            double squares = 0;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double h = codes.get(i, j);
                l1 += Math.abs(h);
                squares += h * h;
                low = Math.min(low, h);
                high = Math.max(high, h);
            }
            dead += high - low <= CONSTANT ? 1 : 0;
            if (squares > 0) {
                lifetime += (1 - l1 * l1 / (n * squares)) / (1 - 1.0 / n);
                active++;
            }
        }
        if (active > 0 && n > 1) {
            metrics.put("treves-rolls", lifetime / active);
        }
        metrics.put("dead-units", (double) dead / codes.columns());
    }
}
