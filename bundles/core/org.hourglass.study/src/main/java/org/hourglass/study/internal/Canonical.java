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
        List<Object> regularizers = new ArrayList<>();
        Map<String, Object> training = new LinkedHashMap<>();
        for (SlotSpace slot : file.space().slots()) {
            if (slot.path().startsWith("regularizers")) {
                regularizers.add(slot.json());
            } else if (slot.path().startsWith("training.")) {
                training.put(slot.path().substring("training.".length()), slot.json());
            } else if (slot.path().equals("training")) {
                slot.alternatives().get(0).terms().forEach((name, term) -> training.put(name, term.json()));
            } else {
                json.put(slot.path(), slot.json());
            }
        }
        json.put("regularizers", regularizers);
        json.put("training", training);
        json.put("zip", file.space().zips().stream().map(Zip::paths).toList());
        json.put("exclude", file.exclusions().stream().map(Exclusion::text).toList());
        json.put("search", file.walk().search().json());
        json.put("replicates", file.replicates());
        json.put(
                "objective",
                Map.of(file.objective().direction(), file.objective().metric()));
        json.put("evaluate", file.evaluators().stream().map(Alternative::json).toList());
        json.put("baselines", file.baselines().stream().map(Alternative::json).toList());
        json.put("failures", file.failures().name().toLowerCase(Locale.ROOT));
        return Json.canonical(json);
    }
}
