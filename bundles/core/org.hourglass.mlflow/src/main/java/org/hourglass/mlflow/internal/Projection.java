package org.hourglass.mlflow.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.mlflow.internal.Links.Goal;
import org.hourglass.mlflow.internal.Places.Place;
import org.hourglass.mlflow.internal.Places.Wanted;
import org.hourglass.mlflow.internal.Remote.Measurement;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.hourglass.store.Outbox.Item;
import org.jspecify.annotations.Nullable;

/** Tells the server what items say. Each may be told again without leaving anything twice. One thread. */
final class Projection {

    private static final int LONGEST_TAG = 5000;
    private static final int LONGEST_NOTE = 2000;

    private final Remote remote;
    private final Places places;
    private final Artifacts artifacts;

    Projection(Remote remote, Places places, Artifacts artifacts) {
        this.remote = remote;
        this.places = places;
        this.artifacts = artifacts;
    }

    /** Tells one item. */
    void tell(Item item) throws Trouble {
        switch (item.kind()) {
            case STUDY -> study(item.subject(), new Payload(item));
            case RUN -> run(item.subject(), new Payload(item));
            case METRICS -> metrics(item.subject(), List.of(item));
            case ARTIFACT -> artifacts.send(places.run(item.subject()), item.subject(), new Payload(item));
            case FORGOTTEN -> places.giveUp(item.subject());
            case END -> end(item.subject(), new Payload(item));
            case STUDY_STATE -> studyState(item.subject(), new Payload(item));
        }
    }

    /** Tells metrics of several epochs of one run at once. */
    void metrics(String subject, List<Item> items) throws Trouble {
        List<Measurement> all = new ArrayList<>();
        for (Item item : items) {
            all.addAll(measurements(new Payload(item)));
        }
        send(places.run(subject), all);
    }

    private void send(String run, List<Measurement> all) throws Trouble {
        for (List<Measurement> chunk : Measurements.chunks(all)) {
            remote.metrics(run, chunk);
        }
    }

    private static List<Measurement> measurements(Payload payload) {
        return Measurements.of(payload.object("metrics").entries(), payload.whole("epoch"), payload.whole("time"));
    }

    private void study(String study, Payload payload) throws Trouble {
        Place place = places.study(study, payload.whole("created"));
        Goal goal = new Goal(payload.text("metric"), payload.flag("minimize"));
        remote.tagExperiment(place.experiment(), "hourglass.objective", goal.toString());
        remote.tagExperiment(place.experiment(), "mlflow.note.content", note(payload.text("question"), place, goal));
        params(place.parent(), Params.ofStudy(payload));
    }

    private static String note(String question, Place place, Goal goal) {
        return """
                %s

                [Trials as charts, best first](%s) · [as a table](%s)
                """
                .formatted(
                        question.isBlank() ? "A study of Hourglass." : question.strip(),
                        Links.trials(place.experiment(), place.parent(), goal),
                        Links.table(place.experiment(), place.parent(), goal));
    }

    private void studyState(String study, Payload payload) throws Trouble {
        String state = payload.text("state");
        long time = payload.whole("time");
        String run = places.study(study, time).parent();
        Optional<Double> best = payload.object("best").real("objective");
        if (best.isPresent()) {
            send(run, Measurements.of(Map.of("best", best.get()), 0, time));
        }
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("hourglass.state", state);
        if (!payload.text("why").isBlank()) {
            tags.put("mlflow.note.content", payload.text("why"));
        }
        tags(run, tags);
        switch (state) {
            case "COMPLETED" -> remote.end(run, "FINISHED", time);
            case "STOPPED" -> remote.end(run, "KILLED", time);
            default -> remote.running(run);
        }
    }

    private void run(String subject, Payload payload) throws Trouble {
        Place place = places.study(Places.studyOf(subject), payload.whole("started"));
        long trial = payload.whole("trial");
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("hourglass.trial", "%04d".formatted(trial));
        tags.put("hourglass.state", "RUNNING");
        tags.put("mlflow.parentRunId", place.parent());
        String name = Names.run(
                trial, payload.whole("replicate"), payload.object("point").entries());
        String run = places.run(place.experiment(), new Wanted(subject, name, payload.whole("started"), tags));
        places.remember(subject, run);
        params(run, Params.of(payload));
        remote.input(run, Datasets.of(payload.object("order")));
    }

    /** Stores parameters. What is too long is cut, and the whole of it kept as a file, as a parameter says. */
    private void params(String run, Map<String, String> values) throws Trouble {
        Map<String, String> fitting = new LinkedHashMap<>();
        List<String> clipped = new ArrayList<>();
        for (Map.Entry<String, String> param : values.entrySet()) {
            String value = param.getValue();
            if (value.length() > Params.LONGEST_VALUE) {
                clipped.add(param.getKey());
                artifacts.text(run, "params/" + param.getKey() + ".txt", value);
                value = value.substring(0, Params.LONGEST_VALUE);
            }
            fitting.put(param.getKey(), value);
        }
        if (!clipped.isEmpty()) {
            fitting.put("clipped", cut(String.join(" ", clipped), Params.LONGEST_VALUE));
        }
        for (Map<String, String> chunk : Names.chunks(fitting, Measurements.AT_ONCE)) {
            chunk(run, chunk);
        }
    }

    /** A run that is done again may have other values; MLflow keeps the first, the record has both. */
    private void chunk(String run, Map<String, String> chunk) throws Trouble {
        try {
            remote.params(run, chunk);
        } catch (Trouble e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            Map<String, String> there = remote.run(run).params();
            Map<String, String> missing = new LinkedHashMap<>(chunk);
            missing.keySet().removeAll(there.keySet());
            if (missing.size() == chunk.size()) {
                throw e;
            }
            remote.params(run, missing);
        }
    }

    private void end(String subject, Payload payload) throws Trouble {
        String run = places.run(subject);
        long time = payload.whole("time");
        send(run, fresh(run, last(payload, time)));
        Map<String, String> params = new LinkedHashMap<>();
        if (!payload.text("weights").isEmpty()) {
            params.put("weights.sha256", payload.text("weights"));
        }
        if (!payload.text("sharedFrom").isEmpty()) {
            params.put("shared-from", payload.text("sharedFrom"));
        }
        params(run, params);
        String state = payload.text("state");
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("hourglass.state", state);
        Payload error = payload.object("error");
        if (!error.text("message").isEmpty()) {
            artifacts.note(
                    run, cut("**%s** %s".formatted(error.text("code"), error.text("message")), LONGEST_NOTE), true);
            if (!error.text("trace").isEmpty()) {
                artifacts.text(run, "error.txt", error.text("message") + "\n" + error.text("trace"));
            }
        }
        tags(run, tags);
        remote.end(run, status(state), time);
    }

    private static List<Measurement> last(Payload payload, long time) {
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(payload.object("metrics").entries());
        payload.real("seconds").ifPresent(seconds -> values.put("run/seconds", seconds));
        return Measurements.of(values, payload.whole("epochs"), time);
    }

    /**
     * The last epoch's values are told again at the end; a curve needs them once. What is measured only at the end has step 0,
     * because the pages then compare runs by bars, and by a dot at the last epoch otherwise.
     */
    private List<Measurement> fresh(String run, List<Measurement> values) throws Trouble {
        Map<String, Measurement> latest = remote.run(run).latest();
        List<Measurement> fresh = new ArrayList<>();
        for (Measurement value : values) {
            Measurement there = latest.get(value.key());
            boolean once = there == null || there.step() == 0;
            Measurement told = once ? new Measurement(value.key(), value.value(), value.time(), 0) : value;
            if (!told.repeats(there)) {
                fresh.add(told);
            }
        }
        return fresh;
    }

    private static String status(String state) {
        return switch (state) {
            case "COMPLETED" -> "FINISHED";
            case "FAILED" -> "FAILED";
            default -> "KILLED";
        };
    }

    private void tags(String run, Map<String, String> values) throws Trouble {
        Map<String, String> tags = new LinkedHashMap<>();
        values.forEach((key, value) -> tags.put(key, cut(value, LONGEST_TAG)));
        remote.tags(run, tags);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
