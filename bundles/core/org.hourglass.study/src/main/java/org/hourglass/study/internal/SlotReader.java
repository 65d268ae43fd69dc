package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hourglass.base.Nearest;
import org.hourglass.catalog.Parameter;

/**
 * Reads a slot: a name, a map of {@code plugin} and parameters, or a choice among these.
 */
final class SlotReader {

    private static final List<String> NAMING = List.of("plugin", "choice");

    private final String path;
    private final Shelf shelf;
    private final Set<Permission> permissions;
    private final List<Parameter> extras;
    private final Faults faults;

    /** What a slot allows. */
    enum Permission {
        /** It may vary. */
        VARIES,
        /** It may be {@code none}. */
        NONE
    }

    /**
     * Makes a reader.
     *
     * @param path of the slot
     * @param extras keys that belong to the slot, beside the plugin's parameters
     */
    SlotReader(String path, Shelf shelf, Set<Permission> permissions, List<Parameter> extras, Faults faults) {
        this.path = path;
        this.shelf = shelf;
        this.permissions = permissions;
        this.extras = extras;
        this.faults = faults;
    }

    Optional<SlotSpace> read(Tree tree) {
        if (tree instanceof Tree.Entries entries && entries.entries().containsKey("choice")) {
            return choice(entries);
        }
        return alternative(tree).map(one -> new SlotSpace(path, List.of(one), false));
    }

    private Optional<SlotSpace> choice(Tree.Entries entries) {
        Keys keys = new Keys(entries, path, faults);
        Tree body = keys.find("choice").orElseThrow();
        keys.refuseOthers();
        if (!permissions.contains(Permission.VARIES)) {
            faults.add(entries.place(), "`%s` cannot be a choice".formatted(path), "it is the same in all trials");
            return Optional.empty();
        }
        if (!(body instanceof Tree.Items items) || items.items().isEmpty()) {
            faults.add(
                    body.place(),
                    "`choice` of `%s` needs at least one plugin, but got %s".formatted(path, body.shown()),
                    "write {choice: [name, {plugin: name, parameter: value}, ...]}");
            return Optional.empty();
        }
        int before = faults.size();
        List<Alternative> alternatives = new ArrayList<>();
        Set<Object> seen = new LinkedHashSet<>();
        for (Tree item : items.items()) {
            Optional<Alternative> alternative = alternative(item);
            alternative.ifPresent(alternatives::add);
            if (alternative.isPresent() && !seen.add(alternative.get().json())) {
                faults.add(item.place(), "%s stands twice in the choice of `%s`".formatted(item.shown(), path), "");
            }
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new SlotSpace(path, Labels.distinct(alternatives), true));
    }

    private Optional<Alternative> alternative(Tree tree) {
        if (tree instanceof Tree.Scalar scalar && scalar.value() instanceof String name) {
            return named(name, scalar.place(), Map.of());
        } else if (tree instanceof Tree.Entries entries) {
            return withParameters(entries);
        }
        faults.add(
                tree.place(),
                "`%s` cannot be %s".formatted(path, tree.shown()),
                "write a name or {plugin: name, parameter: value}");
        return Optional.empty();
    }

    private Optional<Alternative> withParameters(Tree.Entries entries) {
        Tree.Entry plugin = entries.entries().get("plugin");
        if (plugin == null) {
            unnamed(entries);
            return Optional.empty();
        }
        if (!(plugin.value() instanceof Tree.Scalar scalar) || !(scalar.value() instanceof String name)) {
            faults.add(
                    plugin.value().place(),
                    "`%s.plugin` cannot be %s".formatted(path, plugin.value().shown()),
                    "it must be a plugin's name");
            return Optional.empty();
        }
        Map<String, Tree.Entry> others = new LinkedHashMap<>(entries.entries());
        others.remove("plugin");
        return named(name, scalar.place(), others);
    }

    /** A misspelled `plugin` or `choice` is what is wrong, rather than that there is none. */
    private void unnamed(Tree.Entries entries) {
        Optional<Map.Entry<String, Tree.Entry>> misspelled = entries.entries().entrySet().stream()
                .filter(entry -> Nearest.to(entry.getKey(), NAMING).isPresent())
                .findFirst();
        Place place = misspelled.map(entry -> entry.getValue().place()).orElse(entries.place());
        faults.add(
                place,
                "`%s` does not say which one it is".formatted(path),
                "write {plugin: name, parameter: value}",
                misspelled.flatMap(entry -> Nearest.to(entry.getKey(), NAMING)).orElse(null));
    }

    private Optional<Alternative> named(String name, Place place, Map<String, Tree.Entry> parameters) {
        if (name.equals(Alternative.NONE) && permissions.contains(Permission.NONE)) {
            parameters.forEach(
                    (key, entry) -> faults.add(entry.place(), "`none` has no parameter `%s`".formatted(key), ""));
            return Optional.of(Alternative.none(place));
        }
        return shelf.find(name, place, faults).flatMap(option -> filled(option, name, place, parameters));
    }

    private Optional<Alternative> filled(
            Option option, String written, Place place, Map<String, Tree.Entry> parameters) {
        int before = faults.size();
        Map<String, Term> terms = terms(option, parameters);
        Map<String, Object> own = extras(parameters);
        refuseOthers(option, parameters);
        if (faults.size() > before) {
            return Optional.empty();
        }
        Alternative filled = new Alternative(option.name(), written, Optional.of(option), terms, own, place);
        if (!filled.varies()) {
            shelf.check(option, filled.first(), place, faults);
        }
        return Optional.of(filled);
    }

    /** The study's own options are written out, so that a later change of a default changes no study. */
    private Map<String, Term> terms(Option option, Map<String, Tree.Entry> parameters) {
        Map<String, Term> terms = new LinkedHashMap<>();
        for (Parameter parameter : option.parameters()) {
            Tree.Entry entry = parameters.get(parameter.name());
            if (entry != null) {
                term(parameter, entry.value()).ifPresent(term -> terms.put(parameter.name(), term));
            } else if (option.plugin().isEmpty()) {
                terms.put(parameter.name(), new Term.Literal(parameter.def()));
            }
        }
        return terms;
    }

    private Map<String, Object> extras(Map<String, Tree.Entry> parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter extra : extras) {
            Optional<Tree> tree =
                    Optional.ofNullable(parameters.get(extra.name())).map(Tree.Entry::value);
            Optional<Object> value = tree.isEmpty() ? Optional.of(extra.def()) : literal(extra, tree.get());
            value.ifPresent(v -> values.put(extra.name(), v));
        }
        return values;
    }

    private Optional<Term> term(Parameter parameter, Tree tree) {
        TermReader reader = new TermReader(path + "." + parameter.name(), parameter.domain(), faults);
        if (permissions.contains(Permission.VARIES)) {
            return reader.read(tree);
        }
        return literal(parameter, tree).map(Term.Literal::new);
    }

    private Optional<Object> literal(Parameter parameter, Tree tree) {
        return new TermReader(path + "." + parameter.name(), parameter.domain(), faults).literal(tree);
    }

    private void refuseOthers(Option option, Map<String, Tree.Entry> parameters) {
        List<String> known =
                new ArrayList<>(extras.stream().map(Parameter::name).toList());
        known.addAll(option.names());
        parameters.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String what = "`%s` has no parameter `%.60s`".formatted(option.name(), key);
                faults.unknownKey(entry.place(), path, key, what, "its parameters", known);
            }
        });
    }

    /** Tells alternatives of one plugin apart. */
    private static final class Labels {

        private Labels() {}

        /** Returns them with their names if these differ, else with their names as written, else numbered. */
        static List<Alternative> distinct(List<Alternative> alternatives) {
            List<Alternative> distinct = new ArrayList<>();
            for (int i = 0; i < alternatives.size(); i++) {
                Alternative one = alternatives.get(i);
                List<Alternative> same = alternatives.stream()
                        .filter(other -> other.label().equals(one.label()))
                        .toList();
                long spellings =
                        same.stream().map(Alternative::written).distinct().count();
                if (same.size() == 1) {
                    distinct.add(one);
                } else if (spellings == same.size()) {
                    distinct.add(one.labelled(one.written()));
                } else {
                    distinct.add(one.labelled("%s#%d".formatted(one.label(), same.indexOf(one) + 1)));
                }
            }
            return distinct;
        }
    }
}
