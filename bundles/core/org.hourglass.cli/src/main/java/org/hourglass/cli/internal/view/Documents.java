package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.hourglass.engine.record.Record;
import org.hourglass.mlflow.Status;
import org.hourglass.statistics.Summary;
import org.hourglass.study.Fault;
import org.hourglass.study.Objective;
import org.hourglass.study.Study;
import org.jspecify.annotations.Nullable;

/** What {@code --json} prints. Scripts depend on these shapes: additions are fine, changes are not. */
public final class Documents {

    private Documents() {}

    /** {@code plugins --json}. */
    public static Map<String, Object> plugins(List<Plugin> plugins) {
        return object("plugins", plugins.stream().map(Documents::plugin).toList());
    }

    /** One plugin with its documentation and its parameters. */
    public static Map<String, Object> plugin(Plugin plugin) {
        Map<String, Object> data = revision(plugin.revision());
        data.put("bundle", plugin.revision().bundle());
        data.put("doc", plugin.doc());
        data.put("aliases", plugin.aliases());
        data.put("formula", plugin.documentation().formula());
        data.put(
                "documentation",
                plugin.documentation().parts().stream()
                        .filter(part -> !part.formula())
                        .map(part -> object("subject", part.subject(), "text", part.text()))
                        .toList());
        data.put(
                "parameters",
                plugin.parameters().stream().map(Documents::parameter).toList());
        return data;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Range range = Range.of(parameter.domain());
        return object(
                "name", parameter.name(),
                "type", range.type(),
                "default", parameter.def(),
                "min", range.min(),
                "max", range.max(),
                "log", range.log(),
                "choices", range.choices(),
                "doc", parameter.doc());
    }

    /** A domain in the words of the document. */
    private record Range(
            String type, @Nullable Object min, @Nullable Object max, boolean log, @Nullable List<String> choices) {

        static Range of(Domain domain) {
            if (domain instanceof Domain.Real real) {
                return new Range("real", real.min(), real.max(), real.log(), null);
            } else if (domain instanceof Domain.Whole whole) {
                return new Range("whole", whole.min(), whole.max(), whole.log(), null);
            } else if (domain instanceof Domain.Choice choice) {
                return new Range("choice", null, null, false, choice.names());
            } else if (domain instanceof Domain.ListOf list) {
                Range element = of(list.element());
                return new Range(
                        "list of " + element.type(), element.min(), element.max(), element.log(), element.choices());
            }
            return new Range(domain instanceof Domain.Flag ? "flag" : "text", null, null, false, null);
        }
    }

    /** {@code check --json}. */
    public static Map<String, Object> check(List<Fault> faults) {
        return object(
                "valid",
                faults.isEmpty(),
                "faults",
                faults.stream().map(Documents::fault).toList());
    }

    private static Map<String, Object> fault(Fault fault) {
        return object(
                "file", fault.file(),
                "line", fault.line(),
                "column", fault.column(),
                "what", fault.what(),
                "allowed", fault.allowed(),
                "suggestion", fault.suggestion());
    }

    /** {@code plan --json}. */
    public static Map<String, Object> plan(Study study) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < study.known(); i++) {
            points.add(study.trial(i).point());
        }
        return object(
                "study", study.name(),
                "trials", study.trials(),
                "runs", study.trials() * study.replicates(),
                "excluded", study.excluded(),
                "points", points,
                "plugins", study.plugins().stream().map(Documents::revision).toList());
    }

    private static Map<String, Object> revision(Revision revision) {
        return object(
                "kind", revision.kind().key(),
                "name", revision.name(),
                "version", revision.version(),
                "sha256", revision.sha256());
    }

    /** {@code studies --json}. */
    public static Map<String, Object> studies(List<Record.StudySummary> studies) {
        return object("studies", studies.stream().map(Documents::summary).toList());
    }

    private static Map<String, Object> summary(Record.StudySummary study) {
        return object(
                "study", study.study(),
                "state", study.state(),
                "trials", study.trials(),
                "completed", study.completed(),
                "failed", study.failed(),
                "best", study.best());
    }

    /** {@code show STUDY --json}. */
    public static Map<String, Object> show(Record.StudyView study) {
        Map<String, Object> data = object(
                "study", study.study(),
                "state", study.state(),
                "objective", objective(study.objective()));
        if (study.objectives().size() > 1) {
            data.put(
                    "objectives",
                    study.objectives().stream().map(Documents::objective).toList());
        }
        data.put("trials", study.trials().stream().map(Documents::trial).toList());
        return data;
    }

    private static Map<String, Object> objective(Objective objective) {
        return object("metric", objective.metric(), "direction", objective.direction());
    }

    /** {@code best STUDY --json}: the best trial, or the Pareto front of several objectives. */
    public static Map<String, Object> best(Record.StudyView study) {
        List<Record.TrialView> best = study.objectives().size() > 1
                ? study.front()
                : study.best().stream().toList();
        return object(
                "study",
                study.study(),
                "trials",
                best.stream().map(Documents::trial).toList());
    }

    /** A trial as in {@code show STUDY --json}. */
    public static Map<String, Object> trial(Record.TrialView trial) {
        Map<String, Object> data = object(
                "trial", trial.trial(),
                "state", trial.state(),
                "point", trial.point(),
                "objective", trial.objective());
        if (trial.objectives().size() > 1) {
            data.put("objectives", trial.objectives());
        }
        data.put("runs", trial.runs().stream().map(Documents::run).toList());
        if (trial.runs().size() > 1) {
            Map<String, Object> summaries = new LinkedHashMap<>();
            Replicates.summaries(trial).forEach((metric, summary) -> summaries.put(metric, summary(summary)));
            data.put("summaries", summaries);
        }
        return data;
    }

    private static Map<String, Object> summary(Summary summary) {
        return object(
                "replicates", summary.n(),
                "mean", summary.mean(),
                "sd", summary.sd(),
                "interval", List.of(summary.interval().low(), summary.interval().high()));
    }

    private static Map<String, Object> run(Record.RunView run) {
        return object(
                "replicate", run.replicate(),
                "seed", run.seed(),
                "state", run.state(),
                "key", run.key(),
                "weights", run.weights(),
                "epochs", run.epochs(),
                "seconds", run.seconds(),
                "metrics", run.metrics(),
                "error",
                        run.error() == null
                                ? null
                                : object(
                                        "code",
                                        run.error().code(),
                                        "message",
                                        run.error().message()));
    }

    /** {@code show S/T/R --json}. */
    public static Map<String, Object> run(Record.RunDetail detail, List<Map<String, Object>> plugins) {
        Map<String, Object> data = run(detail.run());
        Map<String, Object> history = new LinkedHashMap<>();
        detail.history()
                .forEach((name, points) ->
                        history.put(name, points.stream().map(Documents::point).toList()));
        data.put("history", history);
        data.put(
                "artifacts",
                detail.artifacts().stream()
                        .map(artifact ->
                                object("path", artifact.path(), "type", artifact.type(), "sha256", artifact.sha256()))
                        .toList());
        data.put("configuration", detail.order());
        data.put("plugins", plugins);
        return data;
    }

    private static List<Object> point(Record.Point point) {
        return List.of(point.epoch(), point.value());
    }

    /** {@code mlflow status --json}. */
    public static Map<String, Object> mlflow(Status status) {
        return object(
                "server", status.url(),
                "version", status.version(),
                "reachable", status.reachable(),
                "queued", status.queued(),
                "oldest", status.oldest(),
                "refused",
                        status.refused().stream()
                                .map(item -> object("run", item.run(), "what", item.what(), "why", item.why()))
                                .toList(),
                "trouble", status.trouble());
    }

    /** Returns an object with these keys and values, in this order. */
    public static Map<String, Object> object(@Nullable Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            put(map, String.valueOf(entries[i]), entries[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("NullAway") // JSON has nulls, and the maps of the record are declared without them
    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }
}
