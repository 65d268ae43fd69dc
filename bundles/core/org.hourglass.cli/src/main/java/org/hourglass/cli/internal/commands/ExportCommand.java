package org.hourglass.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Json;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.view.Csv;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.cli.internal.view.OptunaJournal;
import org.hourglass.engine.record.Record;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Takes the results of a study elsewhere. */
@CommandLine.Command(
        name = "export",
        description = "Takes the results of a study elsewhere: a table, JSON, or a journal for Optuna.",
        footer = {"", "Example:  hourglass export first-steps --format csv -o first-steps.csv"})
final class ExportCommand extends Command {

    /** What the results are written as. */
    enum Format {
        csv,
        json,
        optuna;

        @Override
        public String toString() {
            return this == optuna ? "optuna-journal" : name();
        }
    }

    /** Reads a format by the name that people know it by. */
    static final class Formats implements CommandLine.ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            for (Format format : Format.values()) {
                if (format.toString().equals(text)) {
                    return format;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "must be one of csv, json, optuna-journal, but got %s".formatted(text));
        }
    }

    @CommandLine.Parameters(paramLabel = "STUDY", description = "a study that was run")
    private String name = "";

    @CommandLine.Option(
            names = "--format",
            required = true,
            converter = Formats.class,
            paramLabel = "FORMAT",
            description = "csv (one row per run), json (as `show --json`), optuna-journal (for its JournalStorage)")
    private Format format = Format.csv;

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "the file to write (standard output)")
    private @Nullable Path file;

    ExportCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Record.StudyView study;
        try (Record record = host().record()) {
            study = host().study(record, name);
        }
        List<String> lines =
                switch (format) {
                    case csv -> Csv.lines(study);
                    case json -> List.of(Json.write(Documents.show(study)));
                    case optuna -> OptunaJournal.lines(study);
                };
        if (file == null) {
            lines.forEach(host().terminal().out()::println);
        } else {
            write(host().here().resolve(file), lines);
        }
        return DONE;
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "%s: must be a file that can be written, but got %s".formatted(file, e), e);
        }
    }
}
