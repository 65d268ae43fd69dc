package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.Engine;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Trains runs anew that failed or were parked. */
@CommandLine.Command(
        name = "rerun",
        description = "Trains runs anew that failed or were parked, then goes on with the study.",
        footer = {
            "",
            "Examples:",
            "  hourglass rerun sparse --failed",
            "  hourglass rerun sparse --failed --where \"training.learning-rate < 0.1 && replicate == 0\""
        })
final class RerunCommand extends Command {

    @CommandLine.Parameters(paramLabel = "STUDY", description = "a study that was run")
    private String name = "";

    @CommandLine.Option(names = "--failed", description = "those that failed")
    private boolean failed;

    @CommandLine.Option(names = "--parked", description = "those that wait for a plugin")
    private boolean parked;

    @CommandLine.Option(
            names = "--where",
            paramLabel = "EXPRESSION",
            description =
                    "of these those alone for which it is true; it knows the paths of the points, and trial, replicate"
                            + " and state")
    private @Nullable String where;

    @CommandLine.Mixin
    private final Parallel parallel = new Parallel();

    @CommandLine.Option(names = "--json", description = "prints one JSON document at the end")
    private boolean json;

    RerunCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Optional<Integer> side = parallel.runs();
        Set<RunState> states = states();
        Workspace workspace = host().workspace();
        Study study;
        List<RunId> runs;
        try (Record record = host().record()) {
            Record.StudyView view = host().study(record, name);
            runs = runs(view, states);
            if (runs.isEmpty()) {
                return DONE;
            }
            study = Checked.study(new StudyFiles(host()).recorded(record, view));
        }
        workspace.requireWritable();
        host().services().need(Engine.class).reopen(workspace.root(), name, runs, "rerun");
        host().tell("%s: %s begin%s anew"
                .formatted(name, Numbers.count(runs.size(), "run"), runs.size() == 1 ? "s" : ""));
        StudyRun run = new StudyRun(host(), workspace, side);
        int exit = run.run(study);
        Results.print(host(), name, json);
        run.tellQueue();
        return exit;
    }

    private Set<RunState> states() {
        Set<RunState> states = EnumSet.noneOf(RunState.class);
        if (failed) {
            states.add(RunState.FAILED);
        }
        if (parked) {
            states.add(RunState.PARKED);
        }
        if (states.isEmpty()) {
            throw new HourglassException(
                    ErrorCode.USER, "rerun: must be told which runs; give --failed, --parked, or both");
        }
        return states;
    }

    private List<RunId> runs(Record.StudyView study, Set<RunState> states) {
        Predicate<Map<String, Object>> condition = condition(study);
        List<RunId> runs = new ArrayList<>();
        int candidates = 0;
        for (Record.TrialView trial : study.trials()) {
            for (Record.RunView run : trial.runs()) {
                if (states.contains(run.state())) {
                    candidates++;
                    if (condition.test(values(trial, run))) {
                        runs.add(new RunId(study.study(), trial.trial(), run.replicate()));
                    }
                }
            }
        }
        if (runs.isEmpty()) {
            tellNone(states, candidates);
        }
        return runs;
    }

    private void tellNone(Set<RunState> states, int candidates) {
        String kinds = states.stream()
                .map(state -> state.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        host().tell(
                        candidates == 0
                                ? "%s: nothing to run again, because no run is %s; see `hourglass show %s`"
                                        .formatted(name, kinds, name)
                                : "%s: nothing to run again, because `%s` is true of none of the %s that %s %s"
                                        .formatted(
                                                name,
                                                where,
                                                Numbers.count(candidates, "run"),
                                                candidates == 1 ? "is" : "are",
                                                kinds));
    }

    private Predicate<Map<String, Object>> condition(Record.StudyView study) {
        if (where == null) {
            return values -> true;
        }
        Set<String> names = new LinkedHashSet<>(List.of("trial", "replicate", "state"));
        study.trials().forEach(trial -> names.addAll(trial.point().keySet()));
        return host().services().need(StudyParser.class).condition("--where", where, names);
    }

    private static Map<String, Object> values(Record.TrialView trial, Record.RunView run) {
        Map<String, Object> values = new LinkedHashMap<>(trial.point());
        values.put("trial", (long) trial.trial());
        values.put("replicate", (long) run.replicate());
        values.put("state", run.state().toString());
        return values;
    }
}
