package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a slot may hold, with what the study says of its parameters.
 *
 * @param label how points call it, different from all others in its slot
 * @param written the name as the file has it, with its version if it has one
 * @param option what it means; nothing for {@code none}
 * @param terms by parameter, in the order of the option's parameters; only those that the study names
 * @param extras values of keys that belong to the slot and not to the plugin
 * @param place where the name stands
 */
record Alternative(
        String label,
        String written,
        Optional<Option> option,
        Map<String, Term> terms,
        Map<String, Object> extras,
        Place place) {

    /** What fills a slot with nothing. */
    static final String NONE = "none";

    static Alternative none(Place place) {
        return new Alternative(NONE, NONE, Optional.empty(), Map.of(), Map.of(), place);
    }

    Alternative labelled(String other) {
        return new Alternative(other, written, option, terms, extras, place);
    }

    Alternative with(String parameter, Term term) {
        Map<String, Term> changed = new LinkedHashMap<>(terms);
        changed.put(parameter, term);
        return new Alternative(label, written, option, changed, extras, place);
    }

    boolean varies() {
        return terms.values().stream().anyMatch(Term::varies);
    }

    /** Returns the values that the study gives, of what varies the first. */
    Map<String, Object> first() {
        Map<String, Object> values = new LinkedHashMap<>();
        terms.forEach((name, term) -> values.put(name, term.value(0)));
        return values;
    }

    /** Returns how a study file says it, bare if there is nothing to say but the name. */
    Object json() {
        if (terms.isEmpty() && extras.isEmpty()) {
            return written;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugin", written);
        json.putAll(extras);
        terms.forEach((name, term) -> json.put(name, term.json()));
        return json;
    }
}
