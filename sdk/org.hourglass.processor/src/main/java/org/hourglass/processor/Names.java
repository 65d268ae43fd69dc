package org.hourglass.processor;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names that study files use. */
final class Names {

    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]*");

    private Names() {}

    static boolean isKebab(String name) {
        return KEBAB.matcher(name).matches();
    }

    static boolean isCamel(String name) {
        return CAMEL.matcher(name).matches();
    }

    /** Returns {@code learning-rate} for the component {@code learningRate}. */
    static String ofComponent(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Returns {@code leaky-relu} for the constant {@code LEAKY_RELU}. */
    static String ofConstant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
