package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hourglass.base.Json;

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
        json.put(
                "objective",
                Map.of(file.objective().direction(), file.objective().metric()));
        json.put("evaluate", file.evaluators().stream().map(Alternative::json).toList());
        json.put("baselines", file.baselines().stream().map(Alternative::json).toList());
        if (!file.latentSamplers().isEmpty()) {
            json.put(
                    "latent-samplers",
                    file.latentSamplers().stream().map(Alternative::json).toList());
        }
        json.put("failures", file.failures().name().toLowerCase(Locale.ROOT));
        return Json.canonical(json);
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
