package org.hourglass.cli.internal.commands;

import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The option that says how many runs go side by side. */
final class Parallel {

    @CommandLine.Option(
            names = {"-j", "--parallel"},
            paramLabel = "N",
            description = "runs side by side (hourglass.yaml, else one per core); results do not depend on it")
    private @Nullable Integer runs;

    Optional<Integer> runs() {
        if (runs != null && !(1 <= runs && runs <= 1024)) {
            throw new HourglassException(ErrorCode.USER, "`-j`: must be in [1, 1024], but got %d".formatted(runs));
        }
        return Optional.ofNullable(runs);
    }
}
