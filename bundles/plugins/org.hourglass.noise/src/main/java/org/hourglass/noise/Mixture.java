package org.hourglass.noise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.spi.FlagParam;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * A mixture of corruptions: each sample gets one of them, with equal chances.
 *
 * <pre>
 *   x̃ = cₖ(x),   k uniform on the corruptions whose strength is above 0
 * </pre>
 *
 * <p>The corruptions are {@code gaussian} (unclipped, of this deviation), {@code masking} and {@code salt-and-pepper} (of
 * these probabilities) and {@code occlusion} (a square with sides of so many pixels, for images); 0 leaves one out. With
 * {@code vary} each sample has a strength of its own, uniform up to the one given, but for the square. Shape: x and x̃ are
 * {@code [batch, features]}, k is {@code [batch]}. Domain: all numbers; data in [0, 1] if salt-and-pepper is among them.
 * Unit: that of the data. Gradient: that of the corruption chosen. The mean squared difference is the mean of those of
 * the corruptions.
 *
 * <p>Source: A. Agostinelli, M. R. Anderson, H. Lee, "Adaptive multi-column deep neural networks with application to
 * robust image denoising", NIPS 2013 (training on several corruptions).
 */
@NoisePlugin(name = "mixture", doc = "Gives each sample one of several corruptions")
record Mixture(
        @Param(doc = "deviation of normal noise, 0 for none", def = 0.3, min = 0, max = 10) double gaussian,
        @Param(doc = "probability that a value is set to 0, 0 for none", def = 0.3, min = 0, max = 1) double masking,
        @Param(doc = "probability that a value is set to 0 or 1, 0 for none", def = 0.1, min = 0, max = 1)
                double saltAndPepper,
        @IntParam(doc = "sides of a square set to 0, in pixels, 0 for none", def = 0, min = 0, max = 4096)
                int occlusion,
        @FlagParam(doc = "whether each sample has a strength of its own", def = false) boolean vary)
        implements Noise {

    /** Rejects a mixture of nothing. */
    Mixture {
        if (!(gaussian > 0 || masking > 0 || saltAndPepper > 0 || occlusion > 0)) {
            throw new IllegalArgumentException(
                    "mixture: one of `gaussian`, `masking`, `salt-and-pepper` and `occlusion` must be above 0, but got 0 for all");
        }
    }

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Random random = scope.random();
        List<Tensor> corrupted = new ArrayList<>();
        parts().forEach((name, part) -> corrupted.add(part.corrupt(x, new PartScope(scope, random.named(name)))));
        Tensor chosen = random.uniform(Shape.of(x.shape().axis(0))).times(corrupted.size());
        Tensor result = corrupted.get(0);
        for (int i = 1; i < corrupted.size(); i++) {
            result = chosen.greater(i).choose(corrupted.get(i), result);
        }
        return result;
    }

    private Map<String, Noise> parts() {
        Map<String, Noise> parts = new LinkedHashMap<>();
        if (gaussian > 0) {
            parts.put("gaussian", new Gaussian(gaussian, false, vary));
        }
        if (masking > 0) {
            parts.put("masking", new Masking(masking, vary));
        }
        if (saltAndPepper > 0) {
            parts.put("salt-and-pepper", new SaltAndPepper(saltAndPepper, vary));
        }
        if (occlusion > 0) {
            parts.put("occlusion", new Occlusion(occlusion, occlusion));
        }
        return parts;
    }

    @Override
    public Interval dataRange() {
        return saltAndPepper > 0 ? Interval.UNIT : Interval.ALL;
    }
}
