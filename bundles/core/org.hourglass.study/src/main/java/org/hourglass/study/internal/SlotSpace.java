package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a slot may hold, and with which values.
 *
 * <p>A slot of one alternative names its parameters {@code slot.parameter}; a choice names itself {@code slot} and them
 * {@code slot.plugin.parameter}. Draws always go by slot, plugin and parameter, so that a further alternative does not
 * change what the others get.
 *
 * @param path of the slot
 * @param alternatives at least one
 * @param choice whether the study says that the slot varies
 */
record SlotSpace(String path, List<Alternative> alternatives, boolean choice) {

    /** What a slot holds in a point. */
    record Filling(SlotSpace slot, Alternative alternative, Map<String, Object> values) {

        /** Returns the values of all parameters by path, and what the slot holds by the slot's. */
        Map<String, Object> active() {
            Map<String, Object> active = new LinkedHashMap<>();
            if (!slot.path.equals(alternative.label())) {
                active.put(slot.path, alternative.label());
            }
            alternative.option().ifPresent(option -> option.parameters()
                    .forEach(parameter -> active.put(
                            slot.parameterPath(alternative, parameter.name()),
                            values.getOrDefault(parameter.name(), parameter.def()))));
            return active;
        }
    }

    /** Returns the number of points, or {@link Term#CONTINUOUS}. */
    long size() {
        return Sizes.sum(alternatives.stream().map(Alternative::size).toList());
    }

    /** Returns filling number i: the alternatives in turn, of each the last parameter fastest. */
    Filling at(long index) {
        long rest = index;
        for (Alternative alternative : alternatives) {
            if (rest < alternative.size()) {
                return filling(alternative, rest);
            }
            rest -= alternative.size();
        }
        throw new IllegalArgumentException("%s: an index must be below %d, but got %d".formatted(path, size(), index));
    }

    private Filling filling(Alternative alternative, long index) {
        List<Map.Entry<String, Term>> terms =
                new ArrayList<>(alternative.terms().entrySet());
        Collections.reverse(terms);
        Map<String, Object> values = new LinkedHashMap<>();
        long rest = index;
        for (Map.Entry<String, Term> term : terms) {
            long size = term.getValue().size();
            values.put(term.getKey(), term.getValue().at(rest % size));
            rest /= size;
        }
        return new Filling(this, alternative, alternative.option().isEmpty() ? Map.of() : values);
    }

    /** Returns a random filling; {@code uniform} gives the number of a name. */
    Filling draw(ToDoubleFunction<String> uniform) {
        int chosen = choice ? (int) (uniform.applyAsDouble(path) * alternatives.size()) : 0;
        Alternative alternative = alternatives.get(chosen);
        Map<String, Object> values = new LinkedHashMap<>();
        alternative.terms().forEach((name, term) -> {
            String identity = "%s.%s.%s".formatted(path, name(alternative), name);
            values.put(name, term.varies() ? term.draw(uniform.applyAsDouble(identity)) : term.at(0));
        });
        return new Filling(this, alternative, values);
    }

    /** Adds the values of all that varies, by path. */
    void addTo(Map<String, Object> point, Filling filling) {
        Alternative alternative = filling.alternative();
        if (choice) {
            point.put(path, alternative.label());
        }
        alternative.terms().forEach((name, term) -> {
            if (term.varies()) {
                point.put(parameterPath(alternative, name), filling.values().get(name));
            }
        });
    }

    /** Returns what points call a parameter. */
    String parameterPath(Alternative alternative, String parameter) {
        return choice ? "%s.%s.%s".formatted(path, name(alternative), parameter) : path + "." + parameter;
    }

    private static String name(Alternative alternative) {
        return alternative.option().map(Option::name).orElse(Alternative.NONE);
    }

    /** Returns this slot, which must not be a choice, with another term for a parameter. */
    SlotSpace with(String parameter, Term term) {
        return new SlotSpace(path, List.of(alternatives.get(0).with(parameter, term)), choice);
    }

    /** Returns how a study file says it. */
    Object json() {
        List<Object> all = new ArrayList<>();
        alternatives.forEach(alternative -> all.add(alternative.json()));
        return choice ? Map.of("choice", all) : all.get(0);
    }
}
