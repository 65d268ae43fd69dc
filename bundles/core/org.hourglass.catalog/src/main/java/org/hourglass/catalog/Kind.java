package org.hourglass.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Baseline;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Noise;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.Regularizer;
import org.hourglass.spi.Sampler;

/** The kinds of plugin. */
public enum Kind {
    /** Samples to learn from. */
    DATASET(Dataset.class),
    /** A corruption of what the encoder sees. */
    NOISE(Noise.class),
    /** Encoder and decoder. */
    ARCHITECTURE(Architecture.class),
    /** The distance of data and reconstruction. */
    LOSS(Loss.class),
    /** A penalty beside the loss. */
    REGULARIZER(Regularizer.class),
    /** A measurement of a code. */
    EVALUATOR(Evaluator.class),
    /** A learner of codes that is not an autoencoder. */
    BASELINE(Baseline.class),
    /** A distribution of codes to generate samples from. */
    LATENT_SAMPLER(LatentSampler.class),
    /** A choice of the points that a study tries. */
    SAMPLER(Sampler.class),
    /** A rule that stops runs early. */
    PRUNER(Pruner.class);

    private final Class<?> contract;

    Kind(Class<?> contract) {
        this.contract = contract;
    }

    /** Returns the interface that a plugin of this kind implements. */
    public Class<?> contract() {
        return contract;
    }

    /** Returns the name in manifests, descriptors and JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of this name, or fails with the names there are. */
    public static Kind of(String key) {
        for (Kind kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        String keys = Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("kind: must be one of %s, but got %s".formatted(keys, key));
    }
}
