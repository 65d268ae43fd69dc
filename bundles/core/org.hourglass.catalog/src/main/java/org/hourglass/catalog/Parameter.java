package org.hourglass.catalog;

/**
 * A parameter of a plugin, as its record component declares it.
 *
 * @param name in kebab-case, as in study files
 * @param doc one line that says what it means
 * @param domain the legal values
 * @param def the default: a {@code Double}, {@code Long}, {@code String}, {@code Boolean} or {@code List} of these
 */
public record Parameter(String name, String doc, Domain domain, Object def) {

    /** Returns the default as one writes it in a study file. */
    public String defaultInWords() {
        return Words.value(def);
    }
}
