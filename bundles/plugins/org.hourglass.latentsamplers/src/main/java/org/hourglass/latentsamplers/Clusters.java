package org.hourglass.latentsamplers;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Clusters of codes around their means: where a mixture begins. */
final class Clusters {

    private static final int ROUNDS = 20;

    private Clusters() {}

    /** Returns the cluster of each code. */
    static int[] of(double[][] codes, int count, RandomGenerator random) {
        double[][] centres = centres(codes, count, random);
        int[] clusters = new int[codes.length];
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = assign(codes, centres, clusters) || round == 0;
            move(codes, centres, clusters);
        }
        return clusters;
    }

    /** Draws each centre with a chance in proportion to the squared distance from the nearest one so far. */
    private static double[][] centres(double[][] codes, int count, RandomGenerator random) {
        double[][] centres = new double[count][];
        centres[0] = codes[random.nextInt(codes.length)].clone();
        double[] nearest = new double[codes.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int k = 1; k < count; k++) {
            double total = 0;
            for (int i = 0; i < codes.length; i++) {
                nearest[i] = Math.min(nearest[i], squaredDistance(codes[i], centres[k - 1]));
                total += nearest[i];
            }
            centres[k] = codes[at(nearest, random.nextDouble() * total)].clone();
        }
        return centres;
    }

    /** Returns the first place where the running sum of the weights is above this. */
    static int at(double[] weights, double sum) {
        double rest = sum;
        for (int i = 0; i < weights.length; i++) {
            rest -= weights[i];
            if (rest < 0) {
                return i;
            }
        }
        return weights.length - 1; // rounding, or no weight at all
    }

    private static boolean assign(double[][] codes, double[][] centres, int[] clusters) {
        boolean changed = false;
        for (int i = 0; i < codes.length; i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < centres.length; k++) {
                double distance = squaredDistance(codes[i], centres[k]);
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
            changed |= clusters[i] != best;
            clusters[i] = best;
        }
        return changed;
    }

    private static void move(double[][] codes, double[][] centres, int[] clusters) {
        int[] sizes = new int[centres.length];
        double[][] sums = new double[centres.length][codes[0].length];
        for (int i = 0; i < codes.length; i++) {
            sizes[clusters[i]]++;
            for (int j = 0; j < codes[i].length; j++) {
                sums[clusters[i]][j] += codes[i][j];
            }
        }
        for (int k = 0; k < centres.length; k++) {
            for (int j = 0; sizes[k] > 0 && j < sums[k].length; j++) {
                centres[k][j] = sums[k][j] / sizes[k];
            }
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
