package org.hourglass.evaluators;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Split;
import org.hourglass.spi.tensor.Interval;

/**
 * The representation beside PCA with a code of the same size k.
 *
 * <pre>
 *   pca-ratio        Σ ‖x − r‖² / Σ ‖x − r_PCA‖²  on the test samples
 *   pca-ratio-train  the same on the training samples: below 1 beats every linear code
 *   pca-overlap      ‖U Qᵀ‖²_F / k,   U, Q orthonormal bases of PCA's subspace and of the reconstructions' own
 *   pca-angle        the largest principal angle between them, arccos of the smallest singular value of U Qᵀ
 *   pca-alignment    min_i |cos(uᵢ, vᵢ)|,   vᵢ the left singular vectors of the decoder's linear part, largest first
 * </pre>
 *
 * <p>Shape: x and r {@code [samples, features]}, U and Q {@code [k, features]}. Domain: any data; nothing is found
 * where k reaches the number of features, and no alignment where the decoder's linear part has a rank below k. Unit:
 * degrees for the angle, none for the others. Reduction: sums over samples and features.
 *
 * <p>Q comes from the covariance of the reconstructions of the first 5000 test samples; the decoder's linear part is
 * its difference to the origin, which is the whole decoder only if that is linear.
 *
 * <p>Source: P. Baldi, K. Hornik, "Neural networks and principal component analysis", Neural Networks 2, 1989
 * (subspace); D. Kunin, J. Bloom, A. Goeva, C. Seed, "Loss landscapes of regularized linear autoencoders", ICML 2019
 * (directions); A. Björck, G. Golub, "Numerical methods for computing angles between linear subspaces", Math. of
 * Computation 27, 1973.
 */
@EvaluatorPlugin(name = "pca-comparison", doc = "Error relative to PCA of the same size, and overlap with its subspace")
record PcaComparison() implements Evaluator {

    private static final int ROWS = 5000;
    private static final String PCA = "pca";

    @Override
    public List<String> baselines() {
        return List.of(PCA);
    }

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Representation pca = evaluation.baseline(PCA);
        if (pca.codeSize() >= evaluation.sample().size()) {
            return Findings.of(Map.of()); // PCA loses nothing, so there is nothing to compare with
        }
        LinearAlgebra algebra = evaluation.algebra();
        Matrix reconstructed = evaluation.reconstructions(Split.TEST);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("pca-ratio", ratio(evaluation, pca, Split.TEST));
        metrics.put("pca-ratio-train", ratio(evaluation, pca, Split.TRAIN));
        double[][] principal = singular(linearPart(pca), algebra);
        Matrix some = reconstructed.slice(0, Math.min(ROWS, reconstructed.rows()));
        double[][] spanned = Arrays.copyOf(
                algebra.eigen(algebra.covariance(some), some.columns()).vectors(), principal.length);
        double[] cosines = cosines(principal, spanned, algebra);
        double overlap = Arrays.stream(cosines).map(c -> c * c).sum() / cosines.length;
        metrics.put("pca-overlap", overlap);
        metrics.put("pca-angle", Math.toDegrees(Math.acos(Math.min(1, cosines[cosines.length - 1]))));
        double[][] directions = singular(linearPart(evaluation.subject()), algebra);
        if (directions.length >= principal.length) {
            metrics.put("pca-alignment", alignment(principal, directions));
        }
        return Findings.of(metrics);
    }

    private static double ratio(Evaluation evaluation, Representation pca, Split split) {
        Matrix clean = evaluation.samples(split).values();
        return squaredError(evaluation.subject(), clean) / squaredError(pca, clean);
    }

    /** Returns the sum of all squared errors, block by block, so that no second copy of the data is needed. */
    private static double squaredError(Representation representation, Matrix clean) {
        double sum = 0;
        for (int from = 0; from < clean.rows(); from += ROWS) {
            Matrix block = clean.slice(from, Math.min(from + ROWS, clean.rows()));
            Errors errors = Errors.of(block, representation.reconstruct(block), Interval.ALL);
            sum += errors.mse() * block.rows() * block.columns();
        }
        return sum;
    }

    private static double alignment(double[][] principal, double[][] directions) {
        double least = 1;
        for (int i = 0; i < principal.length; i++) {
            least = Math.min(least, Math.abs(dot(principal[i], directions[i])));
        }
        return least;
    }

    /** Returns the decoder's values at the unit codes minus that at 0: [code, features]. */
    private static double[][] linearPart(Representation representation) {
        int size = representation.codeSize();
        float[][] codes = new float[size + 1][size];
        for (int i = 0; i < size; i++) {
            codes[i][i] = 1;
        }
        Matrix decoded = representation.decode(Matrix.of(codes));
        double[][] part = new double[size][decoded.columns()];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < decoded.columns(); j++) {
                part[i][j] = (double) decoded.get(i, j) - decoded.get(size, j);
            }
        }
        return part;
    }

    /**
     * Returns the singular vectors of the rows in the space of features, largest singular value first, zeros left
     * out.
     */
    private static double[][] singular(double[][] rows, LinearAlgebra algebra) {
        int size = rows.length;
        LinearAlgebra.Eigen eigen = algebra.eigen(products(rows, rows), size);
        return java.util.stream.IntStream.range(0, size)
                .filter(i -> eigen.values()[i] > 1e-12 * eigen.values()[0])
                .mapToObj(i -> combined(rows, eigen.vectors()[i], 1 / Math.sqrt(eigen.values()[i])))
                .toArray(double[][]::new);
    }

    private static double[] combined(double[][] rows, double[] weights, double scale) {
        double[] sum = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += scale * weights[i] * rows[i][j];
            }
        }
        return sum;
    }

    /** Returns the cosines of the principal angles between two orthonormal bases, largest first. */
    private static double[] cosines(double[][] u, double[][] q, LinearAlgebra algebra) {
        int size = u.length;
        double[] m = products(u, q);
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = Arrays.copyOfRange(m, i * q.length, (i + 1) * q.length);
        }
        double[] squared = algebra.eigen(products(rows, rows), size).values();
        return Arrays.stream(squared).map(c -> Math.sqrt(Math.max(0, c))).toArray();
    }

    /** Returns all inner products of rows of a with rows of b, row after row. */
    private static double[] products(double[][] a, double[][] b) {
        double[] result = new double[a.length * b.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                result[i * b.length + j] = dot(a[i], b[j]);
            }
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
