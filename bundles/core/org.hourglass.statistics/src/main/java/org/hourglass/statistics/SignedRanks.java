package org.hourglass.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** The ranks of |d| with the signs of d; differences of 0 take the lowest ranks and count no further. */
final class SignedRanks {

    private static final int LARGEST_EXACT = 50; // 2⁵⁰ signs are counted exactly by a double

    private final double[] ranks;
    private final double positive;
    private final double negative;
    private final double ties;
    private final int zeros;

    SignedRanks(double[] differences) {
        Ranks all = Ranks.of(Arrays.stream(differences).map(Math::abs).toArray());
        double plus = 0;
        double minus = 0;
        int counted = 0;
        double[] kept = new double[differences.length];
        for (int i = 0; i < differences.length; i++) {
            if (differences[i] != 0) {
                kept[counted++] = all.get(i);
                plus += differences[i] > 0 ? all.get(i) : 0;
                minus += differences[i] < 0 ? all.get(i) : 0;
            }
        }
        double none = differences.length - (double) counted;
        this.ranks = Arrays.copyOf(kept, counted);
        this.positive = plus;
        this.negative = minus;
        this.zeros = differences.length - counted;
        this.ties = all.ties() - (none * none * none - none);
    }

    double statistic() {
        return Math.min(positive, negative);
    }

    double biserial() {
        return ranks.length == 0 ? 0 : (positive - negative) / (positive + negative);
    }

    double p() {
        if (ranks.length == 0) {
            return 1;
        }
        return Math.min(1, ranks.length <= LARGEST_EXACT ? exact() : normal());
    }

    /** Counts the choices of signs by their rank sum; twice a shared rank is whole. */
    private double exact() {
        int[] twice = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        double[] ways = new double[Arrays.stream(twice).sum() + 1];
        ways[0] = 1;
        int reached = 0;
        for (int rank : twice) {
            for (int sum = reached; sum >= 0; sum--) {
                ways[sum + rank] += ways[sum];
            }
            reached += rank;
        }
        double below = 0;
        for (int sum = 0; sum <= Math.round(2 * statistic()); sum++) {
            below += ways[sum];
        }
        return 2 * below / Math.scalb(1.0, ranks.length);
    }

    private double normal() {
        double n = ranks.length + (double) zeros;
        double mean = (n * (n + 1) - zeros * (zeros + 1.0)) / 4;
        double variance = (n * (n + 1) * (2 * n + 1) - zeros * (zeros + 1.0) * (2.0 * zeros + 1) - ties / 2) / 24;
        double z = (statistic() - mean) / Math.sqrt(variance);
        return 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z));
    }
}
