package org.hourglass.cli.internal.commands;

import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.study.Fault;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;

/** Turns a reading into a study, or all its faults into one error. */
final class Checked {

    private Checked() {}

    static Study study(StudyParser.Reading reading) {
        return reading.study().orElseThrow(() -> {
            String faults = reading.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"));
            return new HourglassException(
                    ErrorCode.USER,
                    "%s\nnothing was run: %s"
                            .formatted(faults, Numbers.count(reading.faults().size(), "fault")));
        });
    }
}
