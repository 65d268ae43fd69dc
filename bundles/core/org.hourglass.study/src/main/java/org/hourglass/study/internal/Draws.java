package org.hourglass.study.internal;

import org.hourglass.base.SplitMix;

/**
 * Random numbers by name: each is a function of seed, index and name alone, so that a further parameter changes no
 * other's draws.
 */
record Draws(long seed, long index) {

    /** Returns a number 0 ≤ u &lt; 1 with 53 random bits. */
    double uniform(String name) {
        long key = SplitMix.mix(seed + SplitMix.GAMMA);
        long stream = SplitMix.mix(key ^ SplitMix.mix(SplitMix.hash(name)));
        return (SplitMix.mix(stream + (index + 1) * SplitMix.GAMMA) >>> 11) * 0x1.0p-53;
    }
}
