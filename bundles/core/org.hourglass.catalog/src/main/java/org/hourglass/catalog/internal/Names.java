package org.hourglass.catalog.internal;

import java.util.Locale;

/** The names that study files use for what plugins call otherwise; the annotation processor has the same rules. */
final class Names {

    private Names() {}

    /** Returns {@code learning-rate} for the component {@code learningRate}. */
    static String ofComponent(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Returns {@code leaky-relu} for the constant {@code LEAKY_RELU}. */
    static String ofConstant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
