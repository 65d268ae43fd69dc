package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.hourglass.study.Objective;
import org.hourglass.study.Study.Budget;
import org.hourglass.study.Study.Failures;
import org.hourglass.study.Study.Isolation;

/** Reads the keys of a study. */
final class StudyReader {

    static final String VALIDATION = "validation";
    static final String TRAIN = "train";

    private static final Set<SlotReader.Permission> VARIES = EnumSet.of(SlotReader.Permission.VARIES);
    private static final Set<SlotReader.Permission> VARIES_OR_NONE = EnumSet.allOf(SlotReader.Permission.class);
    private static final Set<SlotReader.Permission> FIXED = EnumSet.noneOf(SlotReader.Permission.class);
    private static final Parameter HELD_OUT =
            new Parameter(VALIDATION, "", new Domain.Whole(0, Integer.MAX_VALUE, false), 0L);
    private static final Parameter TRAINED_ON =
            new Parameter(TRAIN, "", new Domain.Whole(0, Integer.MAX_VALUE, false), 0L);
    private static final String PLUGINS = "write a list: [name, {plugin: name, parameter: value}]";
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private final Catalog catalog;
    private final List<Revision> pins;
    private final Tree.Entries root;
    private final Keys keys;
    private final Faults faults;

    StudyReader(Catalog catalog, List<Revision> pins, Tree.Entries root, Faults faults) {
        this.catalog = catalog;
        this.pins = pins;
        this.root = root;
        this.keys = new Keys(root, "", faults);
        this.faults = faults;
    }

    /** Returns the study; nothing if there is a fault. */
    Optional<StudyFile> read() {
        String name =
                keys.need("study", "give the study a name").flatMap(this::name).orElse("");
        String question = keys.find("question").flatMap(this::text).orElse("");
        int before = faults.size();
        Map<String, List<SlotSpace>> slots = slots();
        Optional<Search> search = new SearchReader(catalog, pins, faults).read(keys.find("search"), keys.place());
        boolean sound = faults.size() == before;
        Variants variants = variants(slots, sound);
        List<Exclusion> exclusions = exclusions(variants, sound);
        int replicates = keys.find("replicates").flatMap(this::replicates).orElse(1);
        List<Alternative> evaluators = fixed("evaluate", Kind.EVALUATOR, "reconstruction");
        List<Alternative> baselines = fixed("baselines", Kind.BASELINE, "pca");
        List<Alternative> latentSamplers = fixed("latent-samplers", Kind.LATENT_SAMPLER);
        List<SlotSpace> all = slots.values().stream().flatMap(List::stream).toList();
        List<Objective> objectives = objectives(all, evaluators, baselines);
        Failures failures = new FailureReader(faults).failures(keys.find("failures"));
        Budget budget = new FailureReader(faults).budget(keys.find("budget"));
        Optional<Alternative> pruner = keys.find("prune").flatMap(tree -> pruner(tree, objectives));
        keys.find("plugins").ifPresent(tree -> only("plugins", tree, "pinned", "follow"));
        Isolation isolation =
                keys.find("isolation").map(new IsolationReader(faults)::read).orElse(Isolation.THREAD);
        keys.refuseOthers();
        return search.filter(found -> sound)
                .flatMap(found -> Walk.of(variants, found, exclusions, objectives.size(), faults))
                .map(walk -> new StudyFile(
                        name,
                        question,
                        walk,
                        exclusions,
                        evaluators,
                        baselines,
                        latentSamplers,
                        objectives,
                        replicates,
                        failures,
                        pruner,
                        budget,
                        isolation));
    }

    /** Takes the one value that is what happens anyway. */
    private void only(String key, Tree tree, String value, String later) {
        boolean planned = later.equals(tree.plain())
                || (tree instanceof Tree.Entries entries && entries.entries().containsKey(later));
        if (planned) {
            faults.add(
                    tree.place(),
                    "`%s` as `%s` is not available in this version".formatted(key, later),
                    "it must be " + value);
        } else {
            new TermReader(key, new Domain.Choice(List.of(value)), faults).literal(tree);
        }
    }

    /** Returns the slots of each variant; without variants those of the study, under no name. */
    private Map<String, List<SlotSpace>> slots() {
        Optional<Tree> named = keys.find("variants");
        if (named.isEmpty()) {
            return Map.of("", slots(keys));
        }
        VariantReader.SLOTS.forEach(keys::find);
        Map<String, List<SlotSpace>> all = new LinkedHashMap<>();
        new VariantReader(root, faults)
                .read(named.get())
                .forEach((name, variant) -> all.put(name, slots(new Keys(variant, "", faults))));
        return all;
    }

    private List<SlotSpace> slots(Keys keys) {
        List<SlotSpace> slots = new ArrayList<>();
        keys.need("dataset", "say where the samples come from, for example dataset: {plugin: mnist, validation: 10000}")
                .flatMap(tree -> slot("dataset", Kind.DATASET, VARIES, List.of(HELD_OUT, TRAINED_ON))
                        .read(tree))
                .ifPresent(slots::add);
        slot("noise", Kind.NOISE, VARIES_OR_NONE, List.of())
                .read(keys.find("noise").orElse(new Tree.Scalar(keys.place(), Alternative.NONE, Alternative.NONE)))
                .ifPresent(slots::add);
        keys.need("architecture", "name encoder and decoder, for example architecture: {plugin: mlp, code: 32}")
                .flatMap(tree -> slot("architecture", Kind.ARCHITECTURE, VARIES, List.of())
                        .read(tree))
                .ifPresent(slots::add);
        keys.find("regularizers").ifPresent(tree -> slots.addAll(regularizers(tree)));
        keys.need("loss", "name the distance of data and reconstruction, for example loss: bce-mean")
                .flatMap(tree -> slot("loss", Kind.LOSS, VARIES, List.of()).read(tree))
                .ifPresent(slots::add);
        slots.addAll(training(keys));
        return slots;
    }

    private Variants variants(Map<String, List<SlotSpace>> slots, boolean sound) {
        Optional<Tree> zip = keys.find("zip");
        Map<String, Space> spaces = new LinkedHashMap<>();
        slots.forEach((name, own) -> {
            Space space = new Space(own, List.of());
            spaces.put(
                    name,
                    sound && zip.isPresent() ? space.zipped(new ZipReader(space, faults).read(zip.get())) : space);
        });
        return new Variants(spaces);
    }

    private List<Exclusion> exclusions(Variants variants, boolean sound) {
        List<Tree> trees = keys.find("exclude")
                .map(tree -> items("exclude", tree, "write a list of expressions in quotes"))
                .orElse(List.of());
        return !sound
                ? List.of()
                : trees.stream()
                        .flatMap(tree -> Exclusion.read(tree, variants.paths(), faults).stream())
                        .toList();
    }

    private SlotReader slot(String path, Kind kind, Set<SlotReader.Permission> permissions, List<Parameter> extras) {
        return new SlotReader(
                path,
                new Plugins(catalog, pins, kind, permissions.contains(SlotReader.Permission.NONE)),
                permissions,
                extras,
                faults);
    }

    private List<SlotSpace> regularizers(Tree tree) {
        List<SlotSpace> slots = new ArrayList<>();
        List<Tree> items = items("regularizers", tree, PLUGINS);
        for (int i = 0; i < items.size(); i++) {
            slot("regularizers[%d]".formatted(i), Kind.REGULARIZER, VARIES_OR_NONE, List.of())
                    .read(items.get(i))
                    .ifPresent(slots::add);
        }
        return slots;
    }

    private List<Tree> items(String key, Tree tree, String remedy) {
        if (tree instanceof Tree.Items items) {
            return items.items();
        }
        faults.add(tree.place(), "`%s` cannot be %s".formatted(key, tree.shown()), remedy);
        return List.of();
    }

    private List<SlotSpace> training(Keys keys) {
        Tree tree = keys.find(TrainingReader.KEY).orElse(new Tree.Entries(keys.place(), Map.of()));
        if (tree instanceof Tree.Entries entries) {
            return new TrainingReader(faults).read(entries);
        }
        faults.add(
                tree.place(),
                "`training` cannot be %s".formatted(tree.shown()),
                "write {optimizer: adam, learning-rate: 1e-3, batch: 128, epochs: 10}");
        return List.of();
    }

    /** Reads plugins that are the same in all trials; without the key those of the usual names that are installed. */
    private List<Alternative> fixed(String key, Kind kind, String... usual) {
        List<Tree> trees = keys.find(key).map(tree -> items(key, tree, PLUGINS)).orElseGet(() -> usual(kind, usual));
        List<Alternative> all = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++) {
            Tree tree = trees.get(i);
            slot("%s[%d]".formatted(key, i), kind, FIXED, List.of())
                    .read(tree)
                    .map(slot -> slot.alternatives().get(0))
                    .ifPresent(one -> {
                        if (all.stream().anyMatch(other -> other.label().equals(one.label()))) {
                            faults.add(tree.place(), "`%s` stands twice in `%s`".formatted(one.label(), key), "");
                        }
                        all.add(one);
                    });
        }
        return all;
    }

    private List<Tree> usual(Kind kind, String... names) {
        return Stream.of(names)
                .filter(name -> installed(kind).anyMatch(name::equals))
                .<Tree>map(name -> new Tree.Scalar(keys.place(), name, name))
                .toList();
    }

    private Stream<String> installed(Kind kind) {
        return catalog.plugins().stream()
                .map(Plugin::revision)
                .filter(revision -> revision.kind() == kind)
                .map(Revision::name);
    }

    private List<Objective> objectives(
            List<SlotSpace> slots, List<Alternative> evaluators, List<Alternative> baselines) {
        boolean validation = all(
                slots, "dataset", one -> !Long.valueOf(0).equals(one.extras().get(VALIDATION)));
        boolean noise = all(slots, "noise", one -> one.option().isPresent());
        List<String> regularizers = alternatives(slots, "regularizers")
                .flatMap(one -> one.option().stream())
                .map(Option::name)
                .distinct()
                .toList();
        List<String> names = baselines.stream().map(Alternative::label).toList();
        List<String> used = evaluators.stream().map(Alternative::label).toList();
        List<String> idle = installed(Kind.EVALUATOR)
                .filter(evaluator -> !used.contains(evaluator))
                .toList();
        return new ObjectiveReader(new ObjectiveReader.Measured(validation, noise, regularizers, names, idle), faults)
                .read(keys.find("objective"));
    }

    /** A slot with a fault is missing and must not bring further ones. */
    private static boolean all(List<SlotSpace> slots, String path, Predicate<Alternative> what) {
        return alternatives(slots, path).allMatch(what);
    }

    private static Stream<Alternative> alternatives(List<SlotSpace> slots, String path) {
        return slots.stream()
                .filter(slot -> slot.path().startsWith(path))
                .flatMap(slot -> slot.alternatives().stream());
    }

    private Optional<String> name(Tree tree) {
        if (tree.plain() instanceof String name && name.matches(NAME)) {
            return Optional.of(name);
        }
        faults.add(
                tree.place(),
                "`study` cannot be %s".formatted(tree.shown()),
                "its name has letters, digits, `.`, `_` and `-`, at most 100, and begins with a letter or digit");
        return Optional.empty();
    }

    private Optional<String> text(Tree tree) {
        if (tree.plain() instanceof String text) {
            return Optional.of(text);
        }
        faults.add(tree.place(), "`question` cannot be %s".formatted(tree.shown()), "it must be a text");
        return Optional.empty();
    }

    private Optional<Integer> replicates(Tree tree) {
        return new TermReader("replicates", new Domain.Whole(1, 1000, false), faults)
                .literal(tree)
                .map(value -> Math.toIntExact((Long) value));
    }

    private Optional<Alternative> pruner(Tree tree, List<Objective> objectives) {
        if (objectives.size() > 1) {
            faults.add(tree.place(), "`prune` needs one objective, but there are several", "leave one of them out");
        }
        return slot("prune", Kind.PRUNER, FIXED, List.of()).read(tree).map(slot -> slot.alternatives()
                .get(0));
    }
}
