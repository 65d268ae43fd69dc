package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a slot may hold, and with which values.
 *
 * <p>A slot of one alternative names its parameters {@code slot.parameter}; a choice names itself {@code slot} and them
 * {@code slot.plugin.parameter}.
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

    /** Returns what the point has in this slot; {@code names} tells the names of dimensions. */
    Filling filling(Naming names, Map<String, Double> point) {
        int chosen = choice ? Objects.requireNonNull(point.get(names.of(this))).intValue() : 0;
        Alternative alternative = alternatives.get(chosen);
        Map<String, Object> values = new LinkedHashMap<>();
        alternative.terms().forEach((name, term) -> {
            double coordinate =
                    term.domain().isEmpty() ? 0 : Objects.requireNonNull(point.get(names.of(this, alternative, name)));
            values.put(name, term.value(coordinate));
        });
        return new Filling(this, alternative, alternative.option().isEmpty() ? Map.of() : values);
    }

    /** Returns the number of the alternative that a record names; nothing if there is none. */
    Optional<Integer> chosen(@Nullable Object label) {
        if (!choice) {
            return Optional.of(0);
        }
        return IntStream.range(0, alternatives.size())
                .boxed()
                .filter(i -> alternatives.get(i).label().equals(label))
                .findFirst();
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

    static String name(Alternative alternative) {
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
