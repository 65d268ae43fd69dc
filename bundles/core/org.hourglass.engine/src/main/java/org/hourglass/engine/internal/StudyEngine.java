package org.hourglass.engine.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.study.Configuration;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The engine: prepares a study, hands its open runs to workers, and says how it stands. */
@Component
public final class StudyEngine implements Engine {

    private final Workshop.Tools tools;
    private final Records records;

    /** Makes the engine from what computes, where plugins come from, and where results go. */
    @Activate
    public StudyEngine(
            @Reference Catalog catalog,
            @Reference Compute compute,
            @Reference LinearAlgebra algebra,
            @Reference Records records) {
        this.tools = new Workshop.Tools(catalog, compute, algebra);
        this.records = records;
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
            progress.begun(study.trials() * study.replicates(), study.trials() * study.replicates() - pending.size());
            if (!pending.isEmpty()) {
                pending.forEach(run -> load(study, run, data));
                Baselines baselines = new Baselines(tools.catalog(), tools.algebra(), progress::preparing);
                Workshop workshop = new Workshop(options.workspace(), tools, data, baselines);
                Reporting.Port port = new Reporting.Port(journal, progress, options.stop());
                journal.studyState(study.name(), StudyState.RUNNING, "");
                new Schedule(study, workshop, port).run(pending, options.parallel());
            }
            return conclude(study, options, journal);
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
        for (int i = 0; i < study.trials(); i++) {
            Configuration configuration = study.trial(i).configuration();
            LoadedData loaded = data.get(configuration.dataset(), configuration.partition());
            Fit fit = new Fit(configuration, Plugins.of(configuration, tools.catalog()), loaded);
            fit.require();
            if (configuration.partition().validation() == 0
                    && study.objective().metric().startsWith("val/")) {
                throw new HourglassException(
                        ErrorCode.USER,
                        "objective: must not be under val/ where dataset.validation is 0, but got %s"
                                .formatted(study.objective().metric()));
            }
            Optional<String> warning = warned ? Optional.empty() : fit.warning();
            if (warning.isPresent()) {
                progress.notice("trial %d: %s".formatted(i, warning.get()));
                warned = true;
            }
        }
    }

    private static void load(Study study, Journal.Pending pending, DataLibrary data) {
        Configuration configuration = study.trial(pending.run().trial()).configuration();
        data.get(configuration.dataset(), configuration.partition());
    }

    private static Journal.StudyEntry entry(Study study) {
        List<Map<String, Object>> trials = new ArrayList<>();
        for (int i = 0; i < study.trials(); i++) {
            Trial trial = study.trial(i);
            trials.add(trial.point());
        }
        return new Journal.StudyEntry(
                study.name(),
                study.question(),
                study.source(),
                study.canonical(),
                List.of(study.objective()),
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

    private Result conclude(Study study, Options options, Journal journal) {
        Record.StudyView view;
        try (Record record = records.read(options.workspace())) {
            view = record.study(study.name()).orElseThrow();
        }
        int completed = count(view, RunState.COMPLETED) + count(view, RunState.PRUNED);
        int failed = count(view, RunState.FAILED);
        int parked = count(view, RunState.PARKED);
        int open = study.trials() * study.replicates() - completed - failed - parked;
        boolean stopped = open > 0;
        if (view.state() != StudyState.COMPLETED || stopped) {
            journal.studyState(study.name(), stopped ? StudyState.STOPPED : StudyState.COMPLETED, "");
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
