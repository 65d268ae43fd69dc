package org.hourglass.cli.internal.commands;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Revision;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.engine.record.Record;
import org.hourglass.study.StudyParser;

/** Finds and reads study files: by path, or by name in the workspace's studies folder. */
final class StudyFiles {

    private static final long MOST_BYTES = 1 << 20;

    private final Host host;

    StudyFiles(Host host) {
        this.host = host;
    }

    /** Reads a file as it would begin anew. */
    StudyParser.Reading read(String file, Map<String, String> settings) {
        return parse(file, text(find(file)), settings, List.of());
    }

    /** Reads a file; a study that is recorded keeps the plugin revisions that it was begun with. */
    StudyParser.Reading readOn(String file, Map<String, String> settings, Record record) {
        String text = text(find(file));
        StudyParser.Reading fresh = parse(file, text, settings, List.of());
        return fresh.study()
                .flatMap(study -> record.study(study.name()))
                .map(begun -> parse(file, text, settings, pinned(begun)))
                .orElse(fresh);
    }

    /** Reads a recorded study. */
    StudyParser.Reading recorded(Record record, Record.StudyView study) {
        return parse(study.study(), record.canonical(study.study()).orElseThrow(), Map.of(), pinned(study));
    }

    private StudyParser.Reading parse(String name, String text, Map<String, String> settings, List<Revision> pins) {
        new Installed(host).catalog();
        return host.services().need(StudyParser.class).read(name, text, settings, pins);
    }

    /** Returns the revisions that a study was begun with, installed if they can be had. */
    private List<Revision> pinned(Record.StudyView study) {
        List<Revision> pins = study.plugins().stream()
                .map(plugin -> new Revision(
                        Kind.of(text(plugin, "kind")),
                        text(plugin, "name"),
                        text(plugin, "version"),
                        text(plugin, "sha256"),
                        text(plugin, "bundle")))
                .toList();
        new Installed(host).ensure(pins);
        return pins;
    }

    private static String text(Map<String, Object> plugin, String key) {
        return String.valueOf(plugin.get(key));
    }

    private Path find(String file) {
        Optional<Path> studies = host.workspaceIfAny().map(Workspace::studies);
        return Stream.concat(
                        Stream.of(host.here().resolve(file)),
                        studies.stream()
                                .flatMap(folder -> Stream.of(
                                        folder.resolveSibling(file),
                                        folder.resolve(file),
                                        folder.resolve(file + ".yaml"))))
                .filter(Files::exists)
                .filter(path -> !Files.isDirectory(path))
                .findFirst()
                .orElseThrow(() -> new HourglassException(ErrorCode.USER, unknown(file, studies)));
    }

    private static String unknown(String file, Optional<Path> studies) {
        List<String> known = studies.map(StudyFiles::names).orElse(List.of());
        return "study file: must be there, but got %s%s%s"
                .formatted(
                        file,
                        known.isEmpty() ? "" : "; %s has %s".formatted(studies.orElseThrow(), String.join(", ", known)),
                        Nearest.hint(file.endsWith(".yaml") ? file : file + ".yaml", known));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String text(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new HourglassException(
                        ErrorCode.USER,
                        "%s: a study file must have at most 1 MiB, but got %d bytes".formatted(file, size));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "%s: must be text in UTF-8, but got other bytes; save it as UTF-8".formatted(file),
                    e);
        } catch (IOException e) {
            throw new HourglassException(ErrorCode.RESOURCES, "%s: must be readable, but got %s".formatted(file, e), e);
        }
    }
}
