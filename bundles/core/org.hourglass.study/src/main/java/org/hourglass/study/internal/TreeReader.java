package org.hourglass.study.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML into a tree. Bounded: by size before anything is parsed, then by depth, aliases and number of nodes. */
final class TreeReader {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;
    private static final String USE_SPACES = "indent with spaces";

    private final String file;
    private final String text;
    private final Faults faults;

    private TreeReader(String file, String text, Faults faults) {
        this.file = file;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.faults = faults;
    }

    /** Returns the only document of the text, or nothing and at least one fault. */
    static Optional<Tree> read(String file, String text, Faults faults) {
        return new TreeReader(file, text, faults).read();
    }

    private Optional<Tree> read() {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            faults.add(at(1, 1), "the file is larger than 1 MiB", "a study file has at most 1 MiB");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .build();
        try {
            if (!isOneShallowDocument(settings)) {
                return Optional.empty();
            }
            return new Compose(settings).composeString(text).flatMap(node -> new TreeBuilder(file, faults).build(node));
        } catch (MarkedYamlEngineException e) {
            syntax(e);
        } catch (ReaderException e) {
            unreadable(e);
        } catch (YamlEngineException e) {
            faults.add(at(1, 1), "not readable as YAML: " + oneLine(String.valueOf(e.getMessage())), "");
        }
        return Optional.empty();
    }

    /** The parser keeps its own stack, the composer recurses: depth is checked before it matters. */
    private boolean isOneShallowDocument(LoadSettings settings) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (documents > 1) {
                faults.add(at(event.getStartMark()), "a second document begins here", "one study in one file");
                return false;
            }
            if (depth > MAX_DEPTH) {
                faults.add(at(event.getStartMark()), "nested too deeply", "at most %d levels".formatted(MAX_DEPTH));
                return false;
            }
        }
        if (documents == 0) {
            faults.add(at(1, 1), "the file is empty", "a study needs at least study, dataset, architecture and loss");
        }
        return documents == 1;
    }

    private void syntax(MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
        if (mark.isPresent() && isTab(mark.get())) {
            faults.add(at(mark), "a tab cannot stand here", USE_SPACES);
        } else {
            faults.add(at(mark), "not readable as YAML: " + oneLine(e.getProblem()), "");
        }
    }

    private static boolean isTab(Mark mark) {
        int[] buffer = mark.getBuffer();
        return mark.getPointer() < buffer.length && buffer[mark.getPointer()] == '\t';
    }

    private void unreadable(ReaderException e) {
        String before = text.substring(0, text.offsetByCodePoints(0, Math.min(e.getPosition(), codePoints())));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String last = before.substring(before.lastIndexOf('\n') + 1);
        faults.add(
                at(line, last.codePointCount(0, last.length()) + 1),
                "the character U+%04X cannot stand in a study file".formatted(e.getCodePoint()),
                "printable text in UTF-8");
    }

    private int codePoints() {
        return text.codePointCount(0, text.length());
    }

    private static String oneLine(String problem) {
        return problem.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private Place at(Optional<Mark> mark) {
        return mark.map(m -> at(m.getLine() + 1, m.getColumn() + 1)).orElse(at(1, 1));
    }

    private Place at(int line, int column) {
        return Place.of(file, line, column);
    }
}
