package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the space is to be walked.
 *
 * @param random whether points are drawn; else the whole space is walked
 * @param trials how many points are drawn; 0 for all
 * @param window trials that a sampler does not wait for
 * @param seed the study's seed
 * @param place what to blame if the space does not suit
 */
record Search(boolean random, int trials, int window, long seed, Place place) {

    Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sampler", random ? "random" : "grid");
        json.put("seed", seed);
        json.put("window", window);
        if (random) {
            json.put("trials", trials);
        }
        return json;
    }

    /** Returns point number i, before anything is left out. */
    Space.Point point(Variants space, int number) {
        return random ? space.draw(new Draws(seed, number)) : space.at(number);
    }
}
