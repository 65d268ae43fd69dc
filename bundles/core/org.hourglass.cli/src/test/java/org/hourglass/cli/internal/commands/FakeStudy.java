package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Revision;
import org.hourglass.study.Configuration;
import org.hourglass.study.Fault;
import org.hourglass.study.Objective;
import org.hourglass.study.Partition;
import org.hourglass.study.Slot;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;
import org.hourglass.study.Training;
import org.hourglass.study.Trial;
import org.hourglass.study.internal.YamlStudyParser;

/**
 * A study of three trials, one run each.
 *
 * @param name its name, which is also all that its canonical JSON tells apart
 */
public record FakeStudy(String name) implements Study {

    static final Revision L1 =
            new Revision(Kind.REGULARIZER, "l1", "1.0.0", "aa".repeat(32), "org.hourglass.regularizers");

    /** Reads {@code study: NAME}; anything else is a fault. */
    static final class Parser implements StudyParser {

        private static final Pattern NAME = Pattern.compile("(?m)^(?:study: |\\{\"study\":\")([a-z-]+)");

        List<Revision> pins = List.of();

        @Override
        public Predicate<Map<String, Object>> condition(String option, String text, Set<String> names) {
            return new YamlStudyParser(new FakeCatalog()).condition(option, text, names);
        }

        @Override
        public Reading read(String file, String text, Map<String, String> settings, List<Revision> pinned) {
            pins = pinned;
            Matcher name = NAME.matcher(text);
            if (name.find()) {
                return new Reading(
                        Optional.of(new FakeStudy(settings.getOrDefault("study", name.group(1)))), List.of());
            }
            return new Reading(
                    Optional.empty(),
                    List.of(new Fault(file, 1, 1, "unknown key `stduy`", "known: study, dataset", "study")));
        }
    }

    @Override
    public String question() {
        return "";
    }

    @Override
    public String source() {
        return "study: " + name;
    }

    @Override
    public String canonical() {
        return "{\"study\":\"%s\"}".formatted(name);
    }

    @Override
    public List<Objective> objectives() {
        return List.of(new Objective("val/reconstruction", true));
    }

    @Override
    public int replicates() {
        return 1;
    }

    @Override
    public long seed() {
        return 7;
    }

    @Override
    public Failures failures() {
        return new Failures(0, 3);
    }

    @Override
    public Optional<Slot> pruner() {
        return Optional.empty();
    }

    @Override
    public Budget budget() {
        return Budget.NONE;
    }

    @Override
    public Isolation isolation() {
        return Isolation.THREAD;
    }

    @Override
    public int window() {
        return 4;
    }

    @Override
    public int known() {
        return trials();
    }

    @Override
    public Trial trial(int number, Map<String, Object> point) {
        return trial(number);
    }

    @Override
    public Suggester suggester() {
        return (trial, asked, history) -> new Suggestion(trial(trial), asked + 1);
    }

    @Override
    public List<Revision> plugins() {
        return List.of(L1);
    }

    @Override
    public int trials() {
        return 3;
    }

    @Override
    public int excluded() {
        return 1;
    }

    @Override
    public Trial trial(int number) {
        Slot slot = new Slot(L1, Map.of());
        Training training = new Training(
                new Training.Optimizer.Sgd(),
                0.1,
                new Training.Schedule.Constant(),
                Optional.empty(),
                10,
                false,
                2,
                10);
        Configuration configuration = new Configuration(
                slot,
                new Partition(0, 10),
                Optional.empty(),
                slot,
                List.of(),
                slot,
                training,
                List.of(),
                List.of(),
                List.of());
        return new Trial(number, FakeRecord.point(16L << number, number == 0 ? "none" : "l1"), Map.of(), configuration);
    }
}
