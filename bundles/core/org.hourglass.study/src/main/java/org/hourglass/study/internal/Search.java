package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the space is walked.
 *
 * @param random whether points are drawn; else the whole space is walked
 * @param trials how many points
 * @param window trials that a sampler does not wait for
 * @param seed the study's seed
 */
record Search(boolean random, int trials, int window, long seed) {

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

    Space.Point point(Space space, int number) {
        return random ? space.draw(new Draws(seed, number)) : space.at(number);
    }
}
