package org.hourglass.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.engine.Progress;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;

/** Carries out one run: takes the result of an equal one, or has it executed, and records how it ended. */
final class Performance {

    private final Reporting.Port port;
    private final java.nio.file.Path workspace;

    Performance(Reporting.Port port, java.nio.file.Path workspace) {
        this.port = port;
        this.workspace = workspace;
    }

    /** A run to carry out. */
    record Task(RunOrder order, String key, Journal.Pending pending, Watch watch) {

        RunId run() {
            return order.run();
        }

        /** What an earlier attempt left, unless that had another order: other plugin bytes, another version of Hourglass. */
        Executor.Start start(Progress progress) {
            if (pending.key().isPresent() && !pending.key().get().equals(key)) {
                progress.notice("%s begins anew: what decides its bits has changed since its last attempt"
                        .formatted(pending.run()));
                return new Executor.Start(Optional.empty(), 0);
            }
            return new Executor.Start(pending.checkpoint(), pending.seconds());
        }
    }

    /** How a run ended; empty if it was stopped. The result of an equal run is that of the other one. */
    sealed interface End {

        /** It was executed. */
        record Executed(Outcome outcome) implements End {}

        /** It has the result of an equal one. */
        record Shared(RunId other) implements End {}

        /** It was stopped and goes on later. */
        record Stopped() implements End {}
    }

    End perform(Executor worker, Task task) {
        RunId run = task.run();
        String data = Json.canonical(task.order().data());
        Optional<RunId> other = port.journal().completed(task.key());
        if (other.isPresent()) {
            port.journal().sharedFrom(run, other.get(), task.order().seed(), task.key(), data);
            port.progress().shared(run, other.get());
            return new End.Shared(other.get());
        }
        port.journal().started(run, task.order().seed(), task.key(), data);
        Optional<Outcome> outcome = execute(worker, task);
        outcome.ifPresent(ended -> end(run, ended));
        return outcome.<End>map(End.Executed::new).orElseGet(End.Stopped::new);
    }

    /** Records how a run ended. */
    void end(RunId run, Outcome outcome) {
        port.journal().ended(run, outcome);
        if (outcome.state() == RunState.COMPLETED || outcome.state() == RunState.PRUNED) {
            new RunFiles(workspace, run).dropCheckpoints();
        }
        port.progress().ended(run, outcome);
    }

    /** Executes a run. What a plugin does wrong fails the run; what the machine lacks ends the study. */
    private Optional<Outcome> execute(Executor worker, Task task) {
        try {
            Executor.Start start = task.start(port.progress());
            return worker.execute(task.order(), start, new Reporting(task.order(), port, task.watch()));
        } catch (RuntimeException | Error e) {
            return Optional.of(ended(RunState.FAILED, Failures.of(task.run(), e)));
        }
    }

    /** Returns how a run ended that left nothing. */
    static Outcome ended(RunState state, RunError error) {
        return new Outcome(state, Optional.empty(), 0, 0, Map.of(), List.of(), Optional.of(error));
    }
}
