package org.hourglass.latentsamplers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A mixture of normal distributions.
 *
 * @param components with their weights
 * @param logLikelihoods the mean of the codes in nats, before each round of its fit
 */
record Mixture(List<Component> components, List<Double> logLikelihoods) {

    private static final int ROUNDS = 100;
    private static final double GAIN = 1e-3;
    private static final double RIDGE = 1e-6;
    private static final double LEAST = 1e-12;

    /** Copies the lists. */
    Mixture {
        components = List.copyOf(components);
        logLikelihoods = List.copyOf(logLikelihoods);
    }

    static Mixture fit(double[][] codes, int count, RandomGenerator random) {
        double ridge = RIDGE * meanVariance(codes) + LEAST;
        double[][] shares = new double[count][codes.length];
        int[] clusters = Clusters.of(codes, count, random);
        for (int i = 0; i < codes.length; i++) {
            shares[clusters[i]][i] = 1;
        }
        List<Component> components = maximise(codes, shares, ridge);
        List<Double> likelihoods = new ArrayList<>();
        double gain = Double.POSITIVE_INFINITY;
        while (gain >= GAIN && likelihoods.size() < ROUNDS) {
            double likelihood = expect(codes, components, shares);
            gain = likelihoods.isEmpty() ? gain : likelihood - likelihoods.get(likelihoods.size() - 1);
            likelihoods.add(likelihood);
            components = maximise(codes, shares, ridge);
        }
        return new Mixture(components, likelihoods);
    }

    private static double meanVariance(double[][] codes) {
        Component one = Component.of(codes, ones(codes.length), 0);
        double sum = 0;
        for (double[] row : one.root()) {
            for (double value : row) {
                sum += value * value; // the trace of L Lᵀ
            }
        }
        return sum / one.mean().length;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Writes each component's share of each code and returns the mean log-likelihood. */
    private static double expect(double[][] codes, List<Component> components, double[][] shares) {
        double[] scratch = new double[codes[0].length];
        double[] logs = new double[components.size()];
        double total = 0;
        for (int i = 0; i < codes.length; i++) {
            double peak = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < logs.length; k++) {
                logs[k] = components.get(k).logDensity(codes[i], scratch);
                peak = Math.max(peak, logs[k]);
            }
            double sum = 0;
            for (int k = 0; k < logs.length; k++) {
                shares[k][i] = Math.exp(logs[k] - peak);
                sum += shares[k][i];
            }
            for (double[] share : shares) {
                share[i] /= sum;
            }
            total += peak + Math.log(sum);
        }
        return total / codes.length;
    }

    private static List<Component> maximise(double[][] codes, double[][] shares, double ridge) {
        List<Component> components = new ArrayList<>();
        for (double[] share : shares) {
            components.add(Component.of(codes, share, ridge));
        }
        return components;
    }

    double[] draw(RandomGenerator random) {
        double[] weights = components.stream().mapToDouble(Component::weight).toArray();
        return components.get(Clusters.at(weights, random.nextDouble())).draw(random);
    }
}
