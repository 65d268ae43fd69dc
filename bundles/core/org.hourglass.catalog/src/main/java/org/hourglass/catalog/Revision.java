package org.hourglass.catalog;

/**
 * One plugin from one bundle version with one content.
 *
 * @param kind what it contributes
 * @param name its name in study files
 * @param version the bundle's version
 * @param sha256 of the bundle's bytes
 * @param bundle the bundle's symbolic name
 */
public record Revision(Kind kind, String name, String version, String sha256, String bundle) {

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
