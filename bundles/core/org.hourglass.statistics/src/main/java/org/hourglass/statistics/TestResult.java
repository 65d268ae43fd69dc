package org.hourglass.statistics;

/**
 * What a test of "there is no difference" says.
 *
 * @param name of the test
 * @param statistic its value; infinite where differences do not vary at all
 * @param p how probable a statistic at least so far out is if there is no difference, both sides together
 */
public record TestResult(String name, double statistic, double p) {

    /** Refuses a p that is no probability. */
    public TestResult {
        if (!(0 <= p && p <= 1)) {
            throw new IllegalArgumentException("%s: p must be in [0, 1], but got %s".formatted(name, p));
        }
    }
}
