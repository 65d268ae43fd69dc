package org.hourglass.catalog.internal;

import java.util.Comparator;

/**
 * The order of bundle versions. Unlike OSGi's, a snapshot comes before its release, as people expect; and it needs no class
 * of OSGi, so that a catalogue works on a plain class path.
 */
final class Versions {

    private static final String SNAPSHOT = "SNAPSHOT";

    static final Comparator<String> ORDER = Comparator.<String>comparingLong(version -> number(version, 0))
            .thenComparingLong(version -> number(version, 1))
            .thenComparingLong(version -> number(version, 2))
            .thenComparing(version -> !isSnapshot(version))
            .thenComparing(version -> part(version, 3));

    private Versions() {}

    static boolean isSnapshot(String version) {
        return version.endsWith(SNAPSHOT);
    }

    /** Says whether both name one version: 1.1 is 1.1.0, and 1.0.0-SNAPSHOT is what Maven calls 1.0.0.SNAPSHOT. */
    static boolean same(String a, String b) {
        return ORDER.compare(a, b) == 0;
    }

    private static long number(String version, int index) {
        String part = part(version, index);
        return part.matches("[0-9]{1,18}") ? Long.parseLong(part) : 0;
    }

    private static String part(String version, int index) {
        String[] parts =
                version.replaceFirst("^([0-9]+(\\.[0-9]+){0,2})-", "$1.").split("\\.", 4);
        return index < parts.length ? parts[index] : "";
    }
}
