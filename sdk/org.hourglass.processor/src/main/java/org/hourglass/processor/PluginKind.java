package org.hourglass.processor;

import java.util.Locale;

/** The kinds of plugin, by the names that the SPI gives them. */
enum PluginKind {
    DATASET("Dataset"),
    NOISE("Noise"),
    ARCHITECTURE("Architecture"),
    LOSS("Loss"),
    REGULARIZER("Regularizer"),
    EVALUATOR("Evaluator"),
    BASELINE("Baseline"),
    LATENT_SAMPLER("LatentSampler"),
    SAMPLER("Sampler"),
    PRUNER("Pruner");

    static final String SPI = "org.hourglass.spi.";

    private final String type;

    PluginKind(String type) {
        this.type = type;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the full name of the interface that a plugin of this kind implements. */
    String contract() {
        return SPI + type;
    }

    /** Returns the full name of the annotation that makes a record a plugin of this kind. */
    String annotation() {
        return SPI + type + "Plugin";
    }
}
