package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.study.Study;

/** Writes a study file as canonical JSON: one text for all spellings of the same study, and a study file itself. */
final class Canonical {

    private Canonical() {}

    static String write(StudyFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("study", file.name());
        json.put("question", file.question());
        if (file.space().named()) {
            List<Object> variants = new ArrayList<>();
            file.space().spaces().forEach((name, space) -> {
                Map<String, Object> variant = slots(space);
                variant.put("name", name);
                variants.add(variant);
            });
            json.put("variants", variants);
        } else {
            file.space().spaces().values().forEach(space -> json.putAll(slots(space)));
        }
        json.put("zip", zips(file));
        json.put("exclude", file.exclusions().stream().map(Exclusion::text).toList());
        json.put("search", file.walk().search().json());
        json.put("replicates", file.replicates());
        json.put("objective", objectives(file));
        json.put("evaluate", file.evaluators().stream().map(Alternative::json).toList());
        json.put("baselines", file.baselines().stream().map(Alternative::json).toList());
        if (!file.latentSamplers().isEmpty()) {
            json.put(
                    "latent-samplers",
                    file.latentSamplers().stream().map(Alternative::json).toList());
        }
        json.put("failures", failures(file.failures()));
        file.pruner().ifPresent(pruner -> json.put("prune", pruner.json()));
        budget(file.budget()).ifPresent(budget -> json.put("budget", budget));
        IsolationReader.json(file.isolation()).ifPresent(isolation -> json.put("isolation", isolation));
        return Json.canonical(json);
    }

    private static Object objectives(StudyFile file) {
        List<Map<String, String>> all = file.objectives().stream()
                .map(one -> Map.of(one.direction(), one.metric()))
                .toList();
        return all.size() == 1 ? all.get(0) : all;
    }

    private static Object failures(Study.Failures failures) {
        Object policy = failures.stopAfter() == 0
                ? FailureReader.CONTINUE
                : failures.stopAfter() == 1 ? FailureReader.STOP : failures.stopAfter();
        return Map.of("policy", policy, "quarantine-after", failures.quarantineAfter());
    }

    private static Optional<Map<String, Object>> budget(Study.Budget budget) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (budget.completed() < Integer.MAX_VALUE) {
            json.put("completed", budget.completed());
        }
        if (budget.attempts() < Integer.MAX_VALUE) {
            json.put("attempts", budget.attempts());
        }
        if (Double.isFinite(budget.hours())) {
            json.put("hours", budget.hours());
        }
        return json.isEmpty() ? Optional.empty() : Optional.of(json);
    }

    private static Map<String, Object> slots(Space space) {
        Map<String, Object> json = new LinkedHashMap<>();
        List<Object> regularizers = new ArrayList<>();
        Map<String, Object> training = new LinkedHashMap<>();
        for (SlotSpace slot : space.slots()) {
            if (slot.path().startsWith("regularizers")) {
                regularizers.add(slot.json());
            } else if (slot.path().startsWith("training.")) {
                training.put(slot.path().substring("training.".length()), slot.json());
            } else if (slot.path().equals(TrainingReader.KEY)) {
                slot.alternatives().get(0).terms().forEach((name, term) -> training.put(name, term.json()));
            } else {
                json.put(slot.path(), slot.json());
            }
        }
        json.put("regularizers", regularizers);
        json.put(TrainingReader.KEY, training);
        return json;
    }

    private static List<List<String>> zips(StudyFile file) {
        return file.space().spaces().values().stream()
                .flatMap(space -> space.zips().stream())
                .map(Zip::paths)
                .distinct()
                .toList();
    }
}
