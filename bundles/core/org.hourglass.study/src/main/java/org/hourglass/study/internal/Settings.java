package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values of the command line in the place of those of the file. What they name is checked as the file is. */
final class Settings {

    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_-]+(?:\\[[0-9]{1,4}])*(?:\\.[A-Za-z0-9_-]+(?:\\[[0-9]{1,4}])*)*");
    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_-]+)|\\[([0-9]{1,4})]");

    private final Faults faults;

    Settings(Faults faults) {
        this.faults = faults;
    }

    /** Applies them in the order of their paths, so that a whole comes before its parts. */
    Tree apply(Tree root, Map<String, String> settings) {
        Tree tree = root;
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            tree = new Setting(setting.getKey()).apply(tree, setting.getValue());
        }
        return tree;
    }

    /** One setting on its way down the tree. */
    private final class Setting {

        private final String path;
        private final Place place;

        Setting(String path) {
            this.path = path;
            this.place = Place.setting(path, 1);
        }

        Tree apply(Tree root, String text) {
            if (!PATH.matcher(path).matches()) {
                faults.add(place, "`%s` is not a path".formatted(path), "write it like regularizers[0].rho");
                return root;
            }
            return value(text).map(value -> set(root, steps(), 0, value)).orElse(root);
        }

        private Optional<Tree> value(String text) {
            if (text.isBlank()) {
                faults.add(place, "`%s` is set to nothing".formatted(path), "write path=value");
                return Optional.empty();
            }
            Faults own = new Faults();
            Optional<Tree> tree = TreeReader.read(Place.SETTING, text, own);
            own.sorted().forEach(fault -> faults.add(moved(fault.column()), fault.what(), fault.allowed()));
            return tree.map(this::moved);
        }

        private Place moved(int column) {
            return Place.setting(path, path.length() + 1 + column);
        }

        private Tree moved(Tree tree) {
            Place there = moved(tree.place().column());
            if (tree instanceof Tree.Items items) {
                return new Tree.Items(
                        there, items.items().stream().map(this::moved).toList());
            } else if (tree instanceof Tree.Entries entries) {
                Map<String, Tree.Entry> moved = new LinkedHashMap<>();
                entries.entries()
                        .forEach((key, entry) -> moved.put(
                                key, new Tree.Entry(moved(entry.place().column()), moved(entry.value()))));
                return new Tree.Entries(there, moved);
            }
            Tree.Scalar scalar = (Tree.Scalar) tree;
            return new Tree.Scalar(there, scalar.value(), scalar.text());
        }

        private List<String> steps() {
            List<String> steps = new ArrayList<>();
            Matcher matcher = STEP.matcher(path);
            while (matcher.find()) {
                steps.add(matcher.group());
            }
            return steps;
        }

        private Tree set(Tree at, List<String> steps, int depth, Tree value) {
            if (depth == steps.size()) {
                return value;
            }
            String step = steps.get(depth);
            return step.startsWith("[")
                    ? setItem(at, steps, depth, value)
                    : setKey(opened(at, before(steps, depth)), steps, depth, value);
        }

        /** A plugin's bare name becomes a map, so that its parameters can be set. */
        private Tree opened(Tree at, String before) {
            boolean slot = !before.isEmpty() && !before.endsWith("plugin");
            if (slot && at instanceof Tree.Scalar scalar && scalar.value() instanceof String) {
                return new Tree.Entries(at.place(), Map.of("plugin", new Tree.Entry(at.place(), at)));
            }
            return at;
        }

        private Tree setKey(Tree at, List<String> steps, int depth, Tree value) {
            if (!(at instanceof Tree.Entries entries)) {
                faults.add(
                        place,
                        "`%s` has no `%s`; it is %s".formatted(before(steps, depth), steps.get(depth), at.shown()),
                        "");
                return at;
            }
            Map<String, Tree.Entry> changed = new LinkedHashMap<>(entries.entries());
            String key = steps.get(depth);
            Tree.Entry old = changed.get(key);
            Tree inner = old == null ? new Tree.Entries(place, Map.of()) : old.value();
            if (old == null && depth + 1 < steps.size() && steps.get(depth + 1).startsWith("[")) {
                inner = new Tree.Items(place, List.of());
            }
            changed.put(key, new Tree.Entry(place, set(inner, steps, depth + 1, value)));
            return new Tree.Entries(at.place(), changed);
        }

        private Tree setItem(Tree at, List<String> steps, int depth, Tree value) {
            String step = steps.get(depth);
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            if (!(at instanceof Tree.Items items) || index >= items.items().size()) {
                int size = at instanceof Tree.Items items ? items.items().size() : 0;
                faults.add(
                        place,
                        "`%s` has no item %s".formatted(before(steps, depth), step),
                        size == 0 ? "it has no items" : "it has [0] to [%d]".formatted(size - 1));
                return at;
            }
            List<Tree> changed = new ArrayList<>(items.items());
            changed.set(index, set(changed.get(index), steps, depth + 1, value));
            return new Tree.Items(at.place(), changed);
        }

        private String before(List<String> steps, int depth) {
            return String.join(".", steps.subList(0, depth)).replace(".[", "[");
        }
    }
}
