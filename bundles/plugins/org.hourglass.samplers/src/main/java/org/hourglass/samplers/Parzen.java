package org.hourglass.samplers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hourglass.spi.search.Domain;

/** A mixture of kernels over a group of dimensions: one kernel at each centre and one, the prior, over all of the space. */
final class Parzen {

    private static final int UNWEIGHTED = 25;
    private static final double NARROW = 0.125; // of the deviation: then the density in the middle is that of the cell
    private static final double[] NO_TABLE = {};

    private final List<Axis> axes;
    private final List<double[]> centres; // rows of Axis
    private final NormalCdf cdf;
    private final double deviation;
    private final double[] weights; // the last one is the prior's
    private final double[] heights; // weights over what is not cut off

    Parzen(List<Axis> axes, List<double[]> centres, NormalCdf cdf) {
        this.axes = axes;
        this.centres = centres;
        this.cdf = cdf;
        this.deviation = deviation(centres.size(), axes.size());
        this.weights = weights(centres.size());
        this.heights = new double[centres.size()];
        for (int k = 0; k < heights.length; k++) {
            double inside = 1;
            for (int d = 0; d < axes.size(); d++) {
                inside *= axes.get(d).categorical() ? 1 : cdf.mass(centres.get(k)[d], deviation, 0, 1);
            }
            heights[k] = weights[k] / inside;
        }
    }

    static double deviation(int kernels, int dimensions) {
        double scott = 0.2 * Math.pow(Math.max(kernels, 1), -1.0 / (dimensions + 4));
        return Math.max(scott, 1 / Math.min(100.0, kernels + 2.0));
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
        while (kernel < centres.size() && rest >= weights[kernel]) {
            rest -= weights[kernel++];
        }
        boolean prior = kernel == centres.size();
        double[] values = new double[axes.size()];
        for (int d = 0; d < values.length; d++) {
            Domain domain = axes.get(d).domain();
            double centre = prior ? 0.5 : centres.get(kernel)[d];
            if (!axes.get(d).categorical()) {
                values[d] = domain.at(inside(centre, prior ? 1 : deviation, random));
            } else {
                boolean anew = prior || random.nextDouble() < domain.size() * other(domain);
                values[d] = domain.at(anew ? random.nextDouble() : centre);
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
        double[] place = Axis.row(axes, values);
        int dimensions = axes.size();
        double[][] tables = new double[dimensions][];
        double[] widths = new double[dimensions];
        double scale = 1;
        for (int d = 0; d < dimensions; d++) {
            double width = axes.get(d).domain().probability(values[d]);
            tables[d] = axes.get(d).few() ? table(axes.get(d), values[d]) : NO_TABLE;
            if (!axes.get(d).few() && width < NARROW * deviation) {
                scale *= (width > 0 ? width : 1) / (deviation * Math.sqrt(2 * Math.PI));
            } else {
                widths[d] = width;
            }
        }
        double sum = 0;
        for (int k = 0; k < heights.length; k++) {
            sum += heights[k] * kernel(centres.get(k), place, tables, widths);
        }
        return scale * sum + weights[heights.length] * prior(place, values);
    }

    private double kernel(double[] centre, double[] place, double[][] tables, double[] widths) {
        double factor = 1;
        double squares = 0;
        for (int d = 0; d < widths.length; d++) {
            if (tables[d].length > 0) {
                factor *= tables[d][(int) centre[widths.length + d]];
            } else if (widths[d] > 0) {
                factor *= mass(centre[d], deviation, place[d], widths[d]);
            } else {
                double distance = place[d] - centre[d];
                squares += distance * distance;
            }
        }
        return factor * Math.exp(-squares / (2 * deviation * deviation));
    }

    private double prior(double[] place, double[] values) {
        double product = 1;
        for (int d = 0; d < axes.size(); d++) {
            Domain domain = axes.get(d).domain();
            double width = domain.probability(values[d]);
            if (axes.get(d).categorical()) {
                product *= width;
            } else if (width > 0) {
                product *= mass(0.5, 1, place[d], width) / cdf.mass(0.5, 1, 0, 1);
            } else {
                double distance = place[d] - 0.5;
                product *= Math.exp(-distance * distance / 2) / Math.sqrt(2 * Math.PI) / cdf.mass(0.5, 1, 0, 1);
            }
        }
        return product;
    }

    private double mass(double mean, double spread, double place, double width) {
        if (width < NARROW * spread * 1e-3) { // the table ends at 1e-11
            double z = (place - mean) / spread;
            return width * Math.exp(-z * z / 2) / (spread * Math.sqrt(2 * Math.PI));
        }
        return cdf.mass(mean, spread, place - width / 2, place + width / 2);
    }

    /** Returns for each value how probable the given one is under a kernel there. */
    private double[] table(Axis axis, double value) {
        Domain domain = axis.domain();
        double[] table = new double[(int) domain.size()];
        for (int i = 0; i < table.length; i++) {
            double centre = domain.value(i);
            if (axis.categorical()) {
                table[i] = other(domain) + (centre == value ? 1 - domain.size() * other(domain) : 0);
            } else {
                table[i] = mass(domain.position(centre), deviation, domain.position(value), domain.probability(value));
            }
        }
        return table;
    }

    /** Returns how probable an option is under a kernel at another one. */
    private double other(Domain domain) {
        double share = 1.0 / (centres.size() + 1);
        return share / (1 + domain.size() * share);
    }
}
