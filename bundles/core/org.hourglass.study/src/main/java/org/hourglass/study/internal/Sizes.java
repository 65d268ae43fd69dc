package org.hourglass.study.internal;

import java.util.List;

/** Arithmetic of sizes, which may be {@link Term#CONTINUOUS} and end at {@link Long#MAX_VALUE}. */
final class Sizes {

    private Sizes() {}

    static long product(List<Long> sizes) {
        return sizes.contains(Term.CONTINUOUS)
                ? Term.CONTINUOUS
                : sizes.stream().reduce(1L, Sizes::times);
    }

    static long sum(List<Long> sizes) {
        return sizes.contains(Term.CONTINUOUS)
                ? Term.CONTINUOUS
                : sizes.stream().reduce(0L, Sizes::plus);
    }

    private static long times(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    private static long plus(long a, long b) {
        return a + b >= 0 ? a + b : Long.MAX_VALUE;
    }
}
