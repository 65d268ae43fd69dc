package org.hourglass.statistics;

import java.util.Arrays;

/**
 * Two things measured in pairs: the same seed, the same fold, the same subject. All that is said here is about the
 * differences dᵢ = aᵢ − bᵢ.
 *
 * <p>Where all differences are 0, statistics are 0, p is 1 and effects are 0. Where they are equal and not 0, t and
 * {@link #cohenDz} are infinite and p of the t-tests is 0.
 */
public final class Paired {

    private final double[] differences;
    private final Moments moments;
    private final SignedRanks ranks;

    private Paired(double[] differences) {
        this.differences = differences;
        this.moments = Moments.of("paired values", differences);
        this.ranks = new SignedRanks(differences);
    }

    /**
     * Pairs measurements, the first with the first.
     *
     * @throws IllegalArgumentException if there are fewer than two pairs, not equally many of both, or a value is not
     *     finite
     */
    public static Paired of(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "paired values: must be equally many, but got %d and %d".formatted(a.length, b.length));
        } else if (a.length < 2) {
            throw new IllegalArgumentException("paired values: must be at least 2 pairs, but got " + a.length);
        }
        double[] differences = new double[a.length];
        Arrays.setAll(differences, i -> a[i] - b[i]);
        return new Paired(differences);
    }

    /** Returns the differences, in the order of the pairs. */
    public double[] differences() {
        return differences.clone();
    }

    /** Returns the number of pairs. */
    public int n() {
        return differences.length;
    }

    /** Returns the mean difference. */
    public double difference() {
        return moments.mean();
    }

    /** Returns what holds the true mean difference in 95 of 100 such cases, by Student's t. */
    public Interval interval() {
        return moments.interval(0);
    }

    /** Returns the interval that belongs to {@link #correctedT}. */
    public Interval correctedInterval(double ratio) {
        return moments.interval(checked(ratio));
    }

    /**
     * Returns Student's t-test of pairs, {@code paired-t}.
     *
     * <pre>
     *   t = d̄ / (s_d/√n),   n − 1 degrees of freedom
     * </pre>
     *
     * <p>Domain: independent differences, normally distributed. Source: Student, "The probable error of a mean",
     * Biometrika, 1908.
     */
    public TestResult pairedT() {
        return new TestResult("paired-t", moments.t(0), moments.p(0));
    }

    /**
     * Returns the corrected resampled t-test, {@code corrected-t}.
     *
     * <pre>
     *   t = d̄ / (s_d · √(1/n + ρ)),   n − 1 degrees of freedom
     * </pre>
     *
     * <p>Runs that share data are not independent: their differences vary less than those of fresh data would, and the
     * plain test finds too much. The correction adds what the shared data hide. Domain: ρ ≥ 0; 0 is the plain test.
     * Source: C. Nadeau, Y. Bengio, "Inference for the generalization error", Machine Learning, 2003, section 3.
     *
     * @param ratio ρ, rows tested on divided by rows trained on
     */
    public TestResult correctedT(double ratio) {
        checked(ratio);
        return new TestResult("corrected-t", moments.t(ratio), moments.p(ratio));
    }

    /**
     * Returns Wilcoxon's signed-rank test, {@code wilcoxon}.
     *
     * <p>The statistic is the smaller of the sums of the ranks of |d| with either sign; equal |d| share the mean of their
     * ranks, and differences of 0 are ranked and then left out. With up to 50 differences other than 0, p is exact, given
     * which ranks are shared: all 2ⁿ signs are counted. With more it is that of a normal distribution whose variance is
     * corrected for shared ranks and zeros, without correction for continuity.
     *
     * <p>Domain: independent differences, distributed symmetrically. n pairs cannot give a p below 2¹⁻ⁿ. Source: F.
     * Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin, 1945; J. Pratt, "Remarks on zeros and
     * ties in the Wilcoxon signed rank procedures", Journal of the American Statistical Association, 1959.
     */
    public TestResult wilcoxon() {
        return new TestResult("wilcoxon", ranks.statistic(), ranks.p());
    }

    /**
     * Returns the mean difference in standard deviations of the differences, Cohen's d_z: how far apart the two are,
     * seen from one pair to the next.
     *
     * <p>Source: J. Cohen, "Statistical power analysis for the behavioral sciences", 2nd edition, 1988, section 2.3.5.
     */
    public double cohenDz() {
        return moments.mean() == 0 ? 0 : moments.mean() / moments.sd();
    }

    /**
     * Returns the matched-pairs rank-biserial correlation, from -1 to 1: the share of the rank sum that speaks for a
     * larger a, less the share that speaks for a larger b. It belongs to {@link #wilcoxon} as d_z does to t, and heeds the
     * pairs, which Cliff's delta does not.
     *
     * <p>Source: D. Kerby, "The simple difference formula: an approach to teaching nonparametric correlation",
     * Comprehensive Psychology, 2014.
     */
    public double rankBiserial() {
        return ranks.biserial();
    }

    private static double checked(double ratio) {
        if (!(0 <= ratio && ratio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("corrected-t: `ratio` must be at least 0, but got " + ratio);
        }
        return ratio;
    }
}
