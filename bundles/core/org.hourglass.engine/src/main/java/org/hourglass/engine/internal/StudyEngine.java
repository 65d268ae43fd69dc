package org.hourglass.engine.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Revision;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.compute.Compute;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.Records;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.engine.worker.Forks;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Pruner;
import org.hourglass.study.Configuration;
import org.hourglass.study.Objective;
import org.hourglass.study.Study;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** The engine: prepares a study, hands its open runs to workers, and says how it stands. */
@Component
public final class StudyEngine implements Engine {

    /** Trials that are looked at before a study begins; what is wrong with later ones fails them alone. */
    private static final int CHECKED = 1000;

    private final Workshop.Tools tools;
    private final Records records;
    private final @Nullable Forks forks;

    /** Makes the engine from what computes, where plugins come from, where results go, and what starts processes. */
    @Activate
    public StudyEngine(
            @Reference Catalog catalog,
            @Reference Compute compute,
            @Reference LinearAlgebra algebra,
            @Reference Records records,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable Forks forks) {
        this.tools = new Workshop.Tools(catalog, compute, algebra);
        this.records = records;
        this.forks = forks;
    }

    @Override
    public Result run(Study study, Options options, Progress listener) {
        Progress progress = new Serialized(listener);
        try (Journal journal = records.write(options.workspace());
                DataLibrary data = new DataLibrary(
                        tools.catalog(), tools.compute(), options.workspace().resolve("data"), progress)) {
            if (isNew(study, options)) {
                check(study, data, progress);
            }
            journal.begin(entry(study));
            List<Journal.Pending> pending = journal.pending(study.name());
            int runs = study.trials() * study.replicates();
            int open = pending.size() + (study.trials() - planned(study, journal)) * study.replicates();
            progress.begun(runs, runs - open);
            Optional<Agenda.Over> over = Optional.empty();
            if (open > 0) {
                journal.studyState(study.name(), StudyState.RUNNING, "");
                over = train(study, options, data, new Reporting.Port(journal, progress, options.stop()));
            }
            return conclude(study, options, journal, over);
        }
    }

    @Override
    public void reopen(Path workspace, String study, List<RunId> runs, String why) {
        try (Journal journal = records.write(workspace)) {
            journal.reopen(study, runs, why);
        }
    }

    private boolean isNew(Study study, Options options) {
        try (Record record = records.read(options.workspace())) {
            return record.study(study.name()).isEmpty();
        }
    }

    /** Finds what cannot work before anything is recorded: data that do not load or lie where the loss does not want them. */
    private void check(Study study, DataLibrary data, Progress progress) {
        boolean warned = false;
        for (int i = 0; i < Math.min(study.known(), CHECKED); i++) {
            Configuration configuration = study.trial(i).configuration();
            LoadedData loaded = data.get(configuration.dataset(), configuration.partition());
            Fit fit = new Fit(configuration, Plugins.of(configuration, tools.catalog()), loaded);
            fit.require();
            requireMeasured(study, configuration);
            Optional<String> warning = warned ? Optional.empty() : fit.warning();
            if (warning.isPresent()) {
                progress.notice("trial %d: %s".formatted(i, warning.get()));
                warned = true;
            }
        }
    }

    private Supplier<Executor> executors(Study study, Workshop workshop) {
        if (!study.isolation().process()) {
            return () -> new Worker(workshop);
        }
        Forks known = forks;
        if (known == null) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "isolation: this program must know how to start itself again, but does not; use isolation: thread");
        }
        return () -> new ForkedExecutor(
                () -> known.worker(workshop.workspace(), study.isolation().heap()),
                study.isolation(),
                workshop.workspace());
    }

    private static void requireMeasured(Study study, Configuration configuration) {
        for (Objective objective : study.objectives()) {
            if (configuration.partition().validation() == 0
                    && objective.metric().startsWith("val/")) {
                throw new HourglassException(
                        ErrorCode.USER,
                        "objective: must not be under val/ where dataset.validation is 0, but got %s"
                                .formatted(objective.metric()));
            }
        }
    }

    private static int planned(Study study, Journal journal) {
        return isKnown(study) ? study.trials() : journal.trials(study.name()).size();
    }

    private static boolean isKnown(Study study) {
        return study.known() == study.trials();
    }

    private Optional<Agenda.Over> train(Study study, Options options, DataLibrary data, Reporting.Port port) {
        Baselines baselines = new Baselines(tools.catalog(), tools.algebra(), port.progress()::preparing);
        Workshop workshop = new Workshop(options.workspace(), tools, data, baselines);
        Schedule.Means means = new Schedule.Means(
                executors(study, workshop),
                configuration -> workshop.data(configuration).data().fingerprint(),
                Identity.of(tools.compute()),
                options.workspace());
        Optional<Pruner> pruner = study.pruner()
                .map(slot -> Plugins.bind(tools.catalog(), slot, Pruner.class).plugin());
        Deadline deadline = Deadline.in(study.budget().hours());
        Reporting.Port limited = new Reporting.Port(
                port.journal(), port.progress(), () -> port.stop().getAsBoolean() || deadline.isOver());
        Optional<Agenda.Over> over = new Schedule(study, means, pruner, limited).run(options.parallel());
        return over.or(deadline::over);
    }

    private static Journal.StudyEntry entry(Study study) {
        List<Map<String, Object>> trials = new ArrayList<>();
        for (int i = 0; isKnown(study) && i < study.trials(); i++) {
            trials.add(study.trial(i).point());
        }
        return new Journal.StudyEntry(
                study.name(),
                study.question(),
                study.source(),
                study.canonical(),
                study.objectives(),
                study.replicates(),
                study.trials(),
                study.plugins().stream().map(StudyEngine::plugin).toList(),
                trials);
    }

    private static Map<String, Object> plugin(Revision revision) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", revision.kind().key());
        data.put("name", revision.name());
        data.put("version", revision.version());
        data.put("sha256", revision.sha256());
        data.put("bundle", revision.bundle());
        return data;
    }

    private Result conclude(Study study, Options options, Journal journal, Optional<Agenda.Over> over) {
        Record.StudyView view;
        try (Record record = records.read(options.workspace())) {
            view = record.study(study.name()).orElseThrow();
        }
        int completed = count(view, RunState.COMPLETED) + count(view, RunState.PRUNED);
        int failed = count(view, RunState.FAILED);
        int parked = count(view, RunState.PARKED);
        int open = study.trials() * study.replicates() - completed - failed - parked;
        boolean stopped = open > 0 && !over.map(Agenda.Over::done).orElse(false);
        if (view.state() != StudyState.COMPLETED || stopped) {
            String why = over.map(Agenda.Over::why).orElse("");
            journal.studyState(study.name(), stopped ? StudyState.STOPPED : StudyState.COMPLETED, why);
        }
        return new Result(completed, failed, parked, open, stopped);
    }

    private static int count(Record.StudyView view, RunState state) {
        return (int) view.trials().stream()
                .flatMap(trial -> trial.runs().stream())
                .filter(run -> run.state() == state)
                .count();
    }
}
