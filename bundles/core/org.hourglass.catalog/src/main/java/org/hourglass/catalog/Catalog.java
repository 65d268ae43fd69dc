package org.hourglass.catalog;

import java.util.List;
import java.util.Map;

/** The plugins installed now. Thread-safe; an OSGi service. */
public interface Catalog {

    /** Returns all plugins, by kind, name and version, highest version first. */
    List<Plugin> plugins();

    /**
     * Returns the plugin that a study names.
     *
     * @param reference {@code name} (the highest version), {@code name@version} or {@code name@sha256:...}
     * @throws org.hourglass.base.HourglassException of code USER if there is none, with the nearest name or the versions
     *     there are
     */
    Plugin find(Kind kind, String reference);

    /** Returns the plugin of exactly this content, or fails with code PLUGIN: what a run of a pinned revision needs. */
    Plugin find(Revision revision);

    /**
     * Returns all parameter values of a plugin: those given, checked and in normal form, and the defaults of the others, in
     * the order of the record's components.
     *
     * @throws org.hourglass.base.HourglassException of code USER for an unknown name or an illegal value
     */
    Map<String, Object> complete(Plugin plugin, Map<String, Object> values);

    /**
     * Makes an instance of the plugin's record.
     *
     * @param type the interface of its kind
     * @param values by parameter name; missing ones take their default
     * @throws org.hourglass.base.HourglassException of code USER if the record refuses the values, of code PLUGIN if it
     *     cannot be loaded or throws something else
     */
    <T> T create(Plugin plugin, Class<T> type, Map<String, Object> values);

    /** Returns bundles that were not accepted, each with the reason in one sentence. */
    List<Refusal> refusals();

    /**
     * A bundle that was not accepted.
     *
     * @param file or location of the bundle
     * @param why one sentence with the cause and the remedy
     */
    record Refusal(String file, String why) {}
}
