package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.study.Objective;

/** Reads the objective and checks that the study will measure it. */
final class ObjectiveReader {

    private static final String PATH = "objective";
    private static final String SHAPE = "write {minimize: metric} or {maximize: metric}";
    private static final String MEASURED = "(code|app)/[a-z0-9./-]+";

    private final Measured measured;
    private final Faults faults;

    /**
     * What decides which metrics there are.
     *
     * @param validation whether every trial holds rows out
     * @param noise whether every trial has noise
     * @param regularizers the names of all
     * @param baselines the names of all
     * @param idle installed evaluators that the study does not name
     */
    record Measured(
            boolean validation, boolean noise, List<String> regularizers, List<String> baselines, List<String> idle) {}

    ObjectiveReader(Measured measured, Faults faults) {
        this.measured = measured;
        this.faults = faults;
    }

    /** Returns the objectives, by default the reconstruction of the validation split or, if there is none, of the training split. */
    List<Objective> read(Optional<Tree> tree) {
        Objective usual = new Objective(measured.validation() ? "val/reconstruction" : "train/reconstruction", true);
        List<Objective> objectives = tree.map(this::all).orElse(List.of());
        return objectives.isEmpty() ? List.of(usual) : objectives;
    }

    private List<Objective> all(Tree tree) {
        if (!(tree instanceof Tree.Items items)) {
            return objective(tree).stream().toList();
        }
        if (items.items().isEmpty()) {
            faults.add(tree.place(), "`objective` cannot be an empty list", SHAPE);
        }
        Map<String, Objective> all = new LinkedHashMap<>();
        for (Tree item : items.items()) {
            objective(item).ifPresent(one -> {
                if (all.put(one.metric(), one) != null) {
                    faults.add(item.place(), "`%s` stands twice in `objective`".formatted(one.metric()), "");
                }
            });
        }
        return List.copyOf(all.values());
    }

    private Optional<Objective> objective(Tree tree) {
        if (!(tree instanceof Tree.Entries entries)) {
            faults.add(tree.place(), "`objective` cannot be %s".formatted(tree.shown()), SHAPE);
            return Optional.empty();
        }
        Keys keys = new Keys(entries, PATH, faults);
        Optional<Tree> minimize = keys.find("minimize");
        Optional<Tree> maximize = keys.find("maximize");
        keys.refuseOthers();
        if (minimize.isPresent() == maximize.isPresent()) {
            if (minimize.isPresent() || entries.entries().isEmpty()) {
                faults.add(tree.place(), "`objective` must say one of minimize and maximize", SHAPE);
            }
            return Optional.empty();
        }
        return minimize.or(() -> maximize)
                .flatMap(this::metric)
                .map(metric -> new Objective(metric, minimize.isPresent()));
    }

    private Optional<String> metric(Tree tree) {
        if (!(tree.plain() instanceof String metric)) {
            faults.add(tree.place(), "`objective` cannot be %s".formatted(tree.shown()), SHAPE);
            return Optional.empty();
        }
        Optional<Map.Entry<String, String>> refusal = refusal(metric);
        if (refusal.isPresent()) {
            faults.add(tree.place(), refusal.get().getKey(), refusal.get().getValue());
            return Optional.empty();
        }
        boolean known = known().contains(metric)
                || metric.matches(MEASURED)
                || measured.baselines().stream().anyMatch(name -> metric.startsWith("baseline/" + name + "/"));
        if (!known) {
            List<String> names = new ArrayList<>(known());
            names.addAll(List.of("code/...", "app/..."));
            measured.baselines().forEach(name -> names.add("baseline/%s/...".formatted(name)));
            String what = "no metric is called `%.60s`".formatted(metric);
            faults.unknown(tree.place(), what, withShortSplit(metric), "there are", names);
        }
        return Optional.of(metric);
    }

    /** Whoever writes out the split has written most letters otherwise. */
    private static String withShortSplit(String metric) {
        return metric.replaceFirst("^valid(ation)?/", "val/").replaceFirst("^training/", "train/");
    }

    /** Returns why a metric that exists in other studies is not measured in this one, and what to do. */
    private Optional<Map.Entry<String, String>> refusal(String metric) {
        if (metric.startsWith("val/") && !measured.validation()) {
            return Optional.of(
                    Map.entry(
                            "`%.60s` needs a validation split, but nothing is held out".formatted(metric),
                            "say how many of the last training rows to hold out, for example dataset: {plugin: mnist, validation: 10000}"));
        } else if (metric.matches("(train|val|test)/denoising") && !measured.noise()) {
            return Optional.of(Map.entry(
                    "`%s` is measured only where there is noise, but not every trial has noise".formatted(metric),
                    "name a noise plugin, or take `reconstruction`"));
        }
        return measured.idle().stream()
                .filter(name -> metric.equals("code/" + name) || metric.startsWith("code/" + name + "/"))
                .map(name -> Map.entry(
                        "`%.60s` is measured by `%s`, which `evaluate` does not name".formatted(metric, name),
                        "add it there"))
                .findFirst();
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        for (String split : List.of("train", "val", "test")) {
            List.of("loss", "reconstruction", "denoising").forEach(name -> known.add(split + "/" + name));
            measured.regularizers().forEach(name -> known.add(split + "/penalty/" + name));
        }
        return known;
    }
}
