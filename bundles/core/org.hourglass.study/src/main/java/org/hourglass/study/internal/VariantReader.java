package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code variants}: each is the study with some of its keys said anew, {@code training} key by key.
 *
 * <pre>
 *   variants:
 *     - {name: plain}
 *     - {name: sparse, regularizers: [kl-sparsity]}
 * </pre>
 */
final class VariantReader {

    static final List<String> SLOTS =
            List.of("dataset", "noise", "architecture", "regularizers", "loss", TrainingReader.KEY);

    private static final String NAME = "name";
    private static final List<String> KEYS =
            Stream.concat(Stream.of(NAME), SLOTS.stream()).toList();
    private static final String SHAPE =
            "write a list, each with a name and what is different: [{name: plain}, {name: sparse, regularizers: [l1]}]";

    private final Tree.Entries root;
    private final Faults faults;

    VariantReader(Tree.Entries root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    /** Returns the study as each variant has it, by name. */
    Map<String, Tree.Entries> read(Tree tree) {
        Map<String, Tree.Entries> variants = new LinkedHashMap<>();
        if (!(tree instanceof Tree.Items items) || items.items().isEmpty()) {
            faults.add(tree.place(), "`variants` cannot be %s".formatted(tree.shown()), SHAPE);
            return variants;
        }
        for (Tree item : items.items()) {
            if (item instanceof Tree.Entries own && own.entries().containsKey(NAME)) {
                name(own)
                        .filter(name -> isNew(name, own, variants))
                        .ifPresent(name -> variants.put(name, variant(name, own)));
            } else {
                faults.add(item.place(), "a variant cannot be %s".formatted(item.shown()), SHAPE);
            }
        }
        return variants;
    }

    private Optional<String> name(Tree.Entries own) {
        Tree tree = Objects.requireNonNull(own.entries().get(NAME)).value();
        if (tree.plain() instanceof String name && name.matches(StudyReader.NAME)) {
            return Optional.of(name);
        }
        faults.add(
                tree.place(),
                "a variant cannot be called %s".formatted(tree.shown()),
                "its name has letters, digits, `.`, `_` and `-`, at most 100, and begins with a letter or digit");
        return Optional.empty();
    }

    private boolean isNew(String name, Tree.Entries own, Map<String, Tree.Entries> variants) {
        if (variants.containsKey(name)) {
            faults.add(own.place(), "the variant `%s` stands here again".formatted(name), "each name once");
        }
        return !variants.containsKey(name);
    }

    private Tree.Entries variant(String name, Tree.Entries own) {
        Map<String, Tree.Entry> all = new LinkedHashMap<>();
        root.entries().forEach((key, entry) -> {
            if (SLOTS.contains(key)) {
                all.put(key, entry);
            }
        });
        own.entries().forEach((key, entry) -> {
            if (SLOTS.contains(key)) {
                all.merge(key, entry, key.equals(TrainingReader.KEY) ? VariantReader::merged : (base, mine) -> mine);
            } else if (!key.equals(NAME)) {
                faults.unknownKey(
                        entry.place(),
                        "",
                        key,
                        "the variant `%s` has no key `%.60s`".formatted(name, key),
                        "its keys",
                        KEYS);
            }
        });
        return new Tree.Entries(own.place(), all);
    }

    private static Tree.Entry merged(Tree.Entry base, Tree.Entry own) {
        if (base.value() instanceof Tree.Entries before && own.value() instanceof Tree.Entries after) {
            Map<String, Tree.Entry> all = new LinkedHashMap<>(before.entries());
            all.putAll(after.entries());
            return new Tree.Entry(own.place(), new Tree.Entries(own.value().place(), all));
        }
        return own;
    }
}
