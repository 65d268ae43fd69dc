package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.spi.Sampler;

/**
 * How the space is to be searched.
 *
 * @param named the sampler as the study names it
 * @param sampler what it is
 * @param trials how many points are wanted; 0 for all
 * @param window trials that a suggestion does not wait for
 * @param seed the study's seed
 * @param place what to blame if the space does not suit
 */
record Search(Alternative named, Sampler sampler, int trials, int window, long seed, Place place) {

    Object json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sampler", named.json());
        json.put("seed", seed);
        json.put("window", window);
        if (!sampler.exhaustive()) {
            json.put("trials", trials);
        }
        return json;
    }
}
