package org.hourglass.statistics.importance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Trials drawn at random from spaces whose importances are known. */
final class Spaces {

    private Spaces() {}

    /** Returns trials of uniform numbers x0, x1, ... from 0 to 1. */
    static List<Observation> cube(int trials, int parameters, ToDoubleFunction<double[]> function) {
        Random random = new Random(7);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            double[] x = random.doubles(parameters).toArray();
            Map<String, Object> point = new LinkedHashMap<>();
            for (int j = 0; j < parameters; j++) {
                point.put("x" + j, x[j]);
            }
            observations.add(new Observation(point, function.applyAsDouble(x)));
        }
        return observations;
    }

    /**
     * Returns trials of a choice of noise, none or masking, equally often, a learning rate, and where there is masking its
     * p, uniform from 0 to 1: the result is height where there is masking plus slope · p there.
     */
    static List<Observation> conditional(int trials, double height, double slope) {
        Random random = new Random(11);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Map<String, Object> point = new LinkedHashMap<>();
            boolean masking = random.nextBoolean();
            double p = random.nextDouble();
            point.put("noise", masking ? "masking" : "none");
            if (masking) {
                point.put("noise.masking.p", p);
            }
            point.put("training.learning-rate", random.nextDouble());
            observations.add(new Observation(point, masking ? height + slope * p : 0));
        }
        return observations;
    }

    /** Returns the share of each parameter. */
    static Map<String, Double> shares(Importances importances) {
        Map<String, Double> shares = new LinkedHashMap<>();
        importances.shares().forEach(share -> shares.put(share.parameter(), share.share()));
        return shares;
    }
}
