package org.hourglass.docs;

/**
 * A plugin with a fault that its test must find.
 *
 * @param plugin kind and name, such as {@code regularizer kl-sparsity}
 * @param type simple name of the class that is changed, or the full name of one of the core
 * @param test simple name of the test class that must fail
 * @param change what is wrong now
 * @param replace text that stands once in the source of the class
 * @param by what stands there instead
 */
record Mutant(String plugin, String type, String test, String change, String replace, String by) {

    /** Returns the source with the fault in it. */
    String mutate(String source) {
        int at = source.indexOf(replace);
        if (at < 0 || source.indexOf(replace, at + 1) >= 0) {
            throw new IllegalArgumentException(
                    "%s, %s: `%s` must stand in %s.java exactly once, but %s; mend mutants.yaml"
                            .formatted(
                                    plugin,
                                    change,
                                    replace,
                                    type.replaceFirst(".*\\.", ""),
                                    at < 0 ? "does not" : "stands there again"));
        }
        return source.substring(0, at) + by + source.substring(at + replace.length());
    }
}
