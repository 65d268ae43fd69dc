package org.hourglass.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of plugin. */
public enum Kind {
    /** Samples to learn from. */
    DATASET,
    /** A corruption of what the encoder sees. */
    NOISE,
    /** Encoder and decoder. */
    ARCHITECTURE,
    /** The distance of data and reconstruction. */
    LOSS,
    /** A penalty beside the loss. */
    REGULARIZER,
    /** A measurement of a code. */
    EVALUATOR,
    /** A learner of codes that is not an autoencoder. */
    BASELINE;

    /** Returns the name in manifests, descriptors and JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
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
