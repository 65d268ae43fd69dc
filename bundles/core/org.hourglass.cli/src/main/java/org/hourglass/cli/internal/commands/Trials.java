package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.view.Replicates;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;

/** Trials of a study. */
final class Trials {

    private Trials() {}

    /** Returns a trial by its number, or fails with the numbers that there are. */
    static Record.TrialView of(Record.StudyView study, int number) {
        return study.trials().stream()
                .filter(trial -> trial.trial() == number)
                .findFirst()
                .orElseThrow(() -> new HourglassException(
                        ErrorCode.USER,
                        "trial: must be in [0, %d], but got %d"
                                .formatted(study.trials().size() - 1, number)));
    }

    /** Returns the other completed trials, by whether they have replicates in common with this one. */
    static Map<Boolean, List<Record.TrialView>> pairedWith(
            Record.StudyView study, Record.TrialView trial, String metric) {
        return study.trials().stream()
                .filter(other -> other.state() == RunState.COMPLETED && other.trial() != trial.trial())
                .collect(Collectors.partitioningBy(other -> Replicates.paired(trial, other, metric)));
    }
}
