package org.hourglass.catalog.internal;

import org.hourglass.catalog.Plugin;

/**
 * A plugin that can be had.
 *
 * @param plugin what its descriptor says
 * @param origin where it comes from
 * @param classes loads its record
 * @param offered whether new studies may use it; if not, it is there for the runs that are pinned to it
 */
record Stock(Plugin plugin, Origin origin, ClassSource classes, boolean offered) {

    Stock offered(boolean now) {
        return new Stock(plugin, origin, classes, now);
    }

    /** Loads classes of a bundle. */
    interface ClassSource {

        Class<?> load(String name) throws ClassNotFoundException;
    }
}
