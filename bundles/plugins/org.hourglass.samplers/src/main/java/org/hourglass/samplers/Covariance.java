package org.hourglass.samplers;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** The normal distribution of the CMA evolution strategy; names are those of Hansen's tutorial. */
final class Covariance {

    private static final double LEAST = 1e-10;

    private final int n;
    private final double[] weights;
    private final double muEff;
    private final double cSigma;
    private final double dSigma;
    private final double cC;
    private final double c1;
    private final double cMu;
    private final double chiN;
    private final double[] mean;
    private final double[] pathSigma;
    private final double[] pathC;
    private final double[][] c;
    private double sigma;
    private double[][] basis; // columns are eigenvectors
    private double[] lengths; // roots of the eigenvalues
    private int generation;

    Covariance(double[] mean, double sigma, int lambda) {
        this.n = mean.length;
        this.mean = mean.clone();
        this.sigma = sigma;
        int mu = lambda / 2;
        double[] raw = IntStream.rangeClosed(1, lambda)
                .mapToDouble(i -> Math.log((lambda + 1) / 2.0) - Math.log(i))
                .toArray();
        this.muEff = effective(raw, 0, mu);
        double alpha = 2;
        this.c1 = alpha / ((n + 1.3) * (n + 1.3) + muEff);
        this.cMu = Math.min(
                1 - c1 - 1e-8, alpha * (0.25 + muEff + 1 / muEff - 2) / ((n + 2.0) * (n + 2.0) + alpha * muEff / 2));
        this.weights = weights(raw, mu);
        this.cSigma = (muEff + 2) / (n + muEff + 5);
        this.dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma;
        this.cC = (4 + muEff / n) / (n + 4 + 2 * muEff / n);
        this.chiN = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
        this.pathSigma = new double[n];
        this.pathC = new double[n];
        this.c = new double[n][n];
        this.basis = new double[n][n];
        this.lengths = new double[n];
        for (int i = 0; i < n; i++) {
            c[i][i] = 1;
            basis[i][i] = 1;
            lengths[i] = 1;
        }
    }

    private static double effective(double[] raw, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += raw[i];
            squares += raw[i] * raw[i];
        }
        return sum * sum / squares;
    }

    /** Returns weights whose positive ones sum to 1, and whose negative ones keep the matrix positive definite. */
    private double[] weights(double[] raw, int mu) {
        double negative = effective(raw, mu, raw.length);
        double bound = Math.min(Math.min(1 + c1 / cMu, 1 + 2 * negative / (muEff + 2)), (1 - c1 - cMu) / (n * cMu));
        double above = IntStream.range(0, raw.length)
                .mapToDouble(i -> Math.max(raw[i], 0))
                .sum();
        double below = IntStream.range(0, raw.length)
                .mapToDouble(i -> Math.max(-raw[i], 0))
                .sum();
        return IntStream.range(0, raw.length)
                .mapToDouble(i -> raw[i] >= 0 ? raw[i] / above : raw[i] * bound / below)
                .toArray();
    }

    double[] mean() {
        return mean.clone();
    }

    double sigma() {
        return sigma;
    }

    boolean collapsed() {
        double longest =
                IntStream.range(0, n).mapToDouble(i -> lengths[i]).max().orElse(1);
        return n > 0 && !(sigma * longest > LEAST && sigma * longest < 1e4);
    }

    /** Draws a position whose coordinates deviate by some floors at least. */
    double[] draw(SplittableRandom random, double[] floors) {
        double[] z = IntStream.range(0, n)
                .mapToDouble(i -> lengths[i] * random.nextGaussian())
                .toArray();
        double[] x = product(basis, z);
        for (int i = 0; i < n; i++) {
            double deviation = sigma * Math.sqrt(c[i][i]);
            double more = floors[i] > deviation ? Math.sqrt(floors[i] * floors[i] - deviation * deviation) : 0;
            x[i] = mean[i] + sigma * x[i] + (floors[i] > 0 ? more * random.nextGaussian() : 0);
        }
        return x;
    }

    /** Takes over a generation, the best first. */
    void adapt(double[][] best) {
        if (n == 0) {
            return;
        }
        double[][] steps = new double[best.length][];
        double[] step = new double[n];
        for (int i = 0; i < best.length; i++) {
            steps[i] = shortened(best[i]);
            for (int d = 0; d < n; d++) {
                step[d] += Math.max(weights[i], 0) * steps[i][d];
            }
        }
        for (int d = 0; d < n; d++) {
            mean[d] += sigma * step[d];
        }
        boolean stalled = walk(step);
        turn(steps, stalled);
        sigma *= Math.exp(Math.min(1, cSigma / dSigma * (norm(pathSigma) / chiN - 1)));
        generation++;
        decompose();
    }

    /** Returns the step from the mean to a position, no longer than one of this distribution would be. */
    private double[] shortened(double[] x) {
        double[] y =
                IntStream.range(0, n).mapToDouble(d -> (x[d] - mean[d]) / sigma).toArray();
        double length = norm(whitened(y));
        double most = Math.sqrt(n) + 2.0 * n / (n + 2);
        double factor = length > most ? most / length : 1;
        return java.util.Arrays.stream(y).map(value -> value * factor).toArray();
    }

    /** Moves the paths on; says whether the one of the covariance waits. */
    private boolean walk(double[] step) {
        double[] white = product(basis, whitened(step));
        for (int d = 0; d < n; d++) {
            pathSigma[d] = (1 - cSigma) * pathSigma[d] + Math.sqrt(cSigma * (2 - cSigma) * muEff) * white[d];
        }
        double grown = norm(pathSigma) / Math.sqrt(1 - Math.pow(1 - cSigma, 2.0 * (generation + 1)));
        boolean stalled = !(grown < (1.4 + 2 / (n + 1.0)) * chiN);
        for (int d = 0; d < n; d++) {
            pathC[d] = (1 - cC) * pathC[d] + (stalled ? 0 : Math.sqrt(cC * (2 - cC) * muEff)) * step[d];
        }
        return stalled;
    }

    private void turn(double[][] steps, boolean stalled) {
        double[] shares = new double[steps.length];
        double sum = 0;
        for (int i = 0; i < steps.length; i++) {
            double length = norm(whitened(steps[i]));
            shares[i] = weights[i] >= 0 ? weights[i] : weights[i] * n / (length * length + 1e-8);
            sum += weights[i];
        }
        double kept = 1 + (stalled ? c1 * cC * (2 - cC) : 0) - c1 - cMu * sum;
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double value = kept * c[a][b] + c1 * pathC[a] * pathC[b];
                for (int i = 0; i < steps.length; i++) {
                    value += cMu * shares[i] * steps[i][a] * steps[i][b];
                }
                c[a][b] = value;
            }
        }
    }

    private void decompose() {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                c[a][b] = c[b][a] = (c[a][b] + c[b][a]) / 2;
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(c));
        basis = eigen.getV().getData();
        lengths = IntStream.range(0, n)
                .mapToDouble(i -> Math.sqrt(Math.max(eigen.getEigenvalue(i), 1e-20)))
                .toArray();
    }

    /** Returns coordinates along the eigenvectors, in units of their lengths. */
    private double[] whitened(double[] y) {
        double[] white = new double[n];
        for (int i = 0; i < n; i++) {
            for (int d = 0; d < n; d++) {
                white[i] += basis[d][i] * y[d] / lengths[i];
            }
        }
        return white;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        return IntStream.range(0, vector.length)
                .mapToDouble(row -> IntStream.range(0, vector.length)
                        .mapToDouble(column -> matrix[row][column] * vector[column])
                        .sum())
                .toArray();
    }

    private static double norm(double[] vector) {
        return Math.sqrt(java.util.Arrays.stream(vector).map(v -> v * v).sum());
    }
}
