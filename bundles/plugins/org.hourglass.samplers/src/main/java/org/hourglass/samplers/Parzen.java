package org.hourglass.samplers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hourglass.spi.search.Domain;

/** A mixture of kernels over a group of dimensions: one kernel at each centre and one, the prior, over all of the space. */
final class Parzen {

    private static final int UNWEIGHTED = 25;
    private static final double NARROW = 1e-4; // of the deviation: the table of the normal distribution ends there
    private static final double FAR = 200; // squared deviations from which on a kernel is nothing
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    private final List<Centres> dimensions;
    private final NormalCdf cdf;
    private final double[] weights; // the last one is the prior's
    private final double[] heights; // weights over what is not cut off

    Parzen(List<Centres> dimensions, int kernels, NormalCdf cdf) {
        this.dimensions = dimensions;
        this.cdf = cdf;
        this.weights = weights(kernels);
        this.heights = Arrays.copyOf(weights, kernels);
        for (Centres centres : dimensions) {
            if (!centres.axis().categorical()) {
                boolean real = centres.axis().domain().size() == Domain.UNCOUNTABLE;
                centres.multiply(
                        heights,
                        centres.byClass((place, deviation) ->
                                1 / (cdf.mass(place, deviation, 0, 1) * (real ? deviation * ROOT : 1))));
            }
        }
    }

    /** Returns the weights of kernels, old ones first, and of the prior; their sum is 1. */
    static double[] weights(int kernels) {
        double[] weights = new double[kernels + 1];
        Arrays.fill(weights, 1);
        int ramp = kernels - UNWEIGHTED;
        double least = 1.0 / Math.max(1, kernels);
        for (int k = 0; k < ramp; k++) {
            weights[k] = least + (1 - least) * k / Math.max(1, ramp - 1);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Draws values. */
    double[] draw(SplittableRandom random) {
        double rest = random.nextDouble();
        int kernel = 0;
        while (kernel < heights.length && rest >= weights[kernel]) {
            rest -= weights[kernel++];
        }
        boolean prior = kernel == heights.length;
        double[] values = new double[dimensions.size()];
        for (int d = 0; d < values.length; d++) {
            Centres centres = dimensions.get(d);
            Domain domain = centres.axis().domain();
            if (centres.axis().categorical()) {
                boolean anew = prior || random.nextDouble() < domain.size() * other(domain);
                values[d] = anew ? domain.at(random.nextDouble()) : centres.place(kernel);
            } else {
                values[d] = domain.at(
                        prior
                                ? inside(0.5, 1, random)
                                : inside(centres.place(kernel), centres.deviation(kernel), random));
            }
        }
        return values;
    }

    private static double inside(double mean, double deviation, SplittableRandom random) {
        double position;
        do {
            position = mean + deviation * random.nextGaussian();
        } while (!(position >= 0 && position <= 1));
        return position;
    }

    /** Returns the density at some values: of positions for real numbers, else the probability of the value. */
    double density(double[] values) {
        double[] factors = heights.clone();
        double[] squares = new double[heights.length];
        double prior = weights[heights.length];
        for (int d = 0; d < values.length; d++) {
            Centres centres = dimensions.get(d);
            Domain domain = centres.axis().domain();
            double width = domain.probability(values[d]);
            double here = centres.axis().place(values[d]);
            if (centres.axis().categorical()) {
                double other = other(domain);
                double own = 1 - (domain.size() - 1) * other;
                centres.multiply(factors, centres.byClass((place, deviation) -> place == here ? own : other));
                prior *= width;
            } else if (width > 0) {
                centres.multiply(factors, centres.byClass((place, deviation) -> mass(place, deviation, here, width)));
                prior *= mass(0.5, 1, here, width) / cdf.mass(0.5, 1, 0, 1);
            } else {
                centres.addSquares(squares, here);
                double z = here - 0.5;
                prior *= Math.exp(-z * z / 2) / (ROOT * cdf.mass(0.5, 1, 0, 1));
            }
        }
        double sum = prior;
        for (int k = 0; k < squares.length; k++) {
            sum += squares[k] < FAR ? factors[k] * Math.exp(-squares[k] / 2) : 0;
        }
        return sum;
    }

    private double mass(double mean, double deviation, double place, double width) {
        if (width < NARROW * deviation) {
            double z = (place - mean) / deviation;
            return width * Math.exp(-z * z / 2) / (deviation * ROOT);
        }
        return cdf.mass(mean, deviation, place - width / 2, place + width / 2);
    }

    /** Returns how probable an option is under a kernel at another one. */
    private double other(Domain domain) {
        double share = 1.0 / (heights.length + 1);
        return share / (1 + domain.size() * share);
    }
}
