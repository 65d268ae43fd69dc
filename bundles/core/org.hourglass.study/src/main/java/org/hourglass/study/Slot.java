package org.hourglass.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.catalog.Revision;

/**
 * A plugin in a configuration, with every parameter filled in.
 *
 * @param revision the plugin revision, pinned
 * @param values all parameters, in the order of the plugin's record
 */
public record Slot(Revision revision, Map<String, Object> values) {

    /** Copies the values, keeping their order. */
    public Slot {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the plugin's name. */
    public String name() {
        return revision.name();
    }
}
