package org.hourglass.engine.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hourglass.catalog.Revision;
import org.hourglass.engine.record.RunError;
import org.hourglass.study.Configuration;
import org.hourglass.study.Slot;

/** Finds plugin revisions that fail again and again: in trials one after the other, as far as these use it, for one reason. */
final class Quarantine {

    private final int limit;
    private final Map<Revision, Streak> streaks = new HashMap<>();

    /** Makes one; a limit of 0 finds nothing. */
    Quarantine(int limit) {
        this.limit = limit;
    }

    /** Failures one after the other for the same reason. */
    private record Streak(String reason, int length, String message) {}

    /** Says whether there is anything that a trial without failure would end. */
    boolean watches() {
        return !streaks.isEmpty();
    }

    /** Takes in the next trial; in the order of the trials. */
    void failed(Configuration configuration, List<RunError> failures) {
        slots(configuration).forEach(slot -> {
            Optional<RunError> error =
                    failures.stream().filter(failure -> blames(failure, slot)).findFirst();
            if (error.isEmpty()) {
                streaks.remove(slot.revision());
            } else {
                String reason = reason(error.get());
                streaks.merge(
                        slot.revision(),
                        new Streak(reason, 1, error.get().message()),
                        (old, one) -> old.reason().equals(reason)
                                ? new Streak(reason, old.length() + 1, old.message())
                                : one);
            }
        });
    }

    /** Takes in the next trial, which did not fail. */
    void passed(Configuration configuration) {
        slots(configuration).forEach(slot -> streaks.remove(slot.revision()));
    }

    /** Returns why a trial must wait, if it must. */
    Optional<String> why(Configuration configuration) {
        return slots(configuration)
                .flatMap(slot -> Stream.ofNullable(streaks.get(slot.revision()))
                        .filter(streak -> limit > 0 && streak.length() >= limit)
                        .map(streak -> ("%s failed in %d trials one after the other (%s) and is in quarantine;"
                                        + " install another version and begin the study anew, or, once the"
                                        + " cause is gone, run `hourglass rerun STUDY --failed --parked`")
                                .formatted(slot.revision(), streak.length(), streak.message())))
                .findFirst();
    }

    static Stream<Slot> slots(Configuration configuration) {
        return Stream.of(
                        Stream.of(configuration.dataset(), configuration.architecture(), configuration.loss()),
                        configuration.noise().stream(),
                        configuration.regularizers().stream(),
                        configuration.evaluators().stream(),
                        configuration.baselines().stream(),
                        configuration.latentSamplers().stream())
                .flatMap(slots -> slots);
    }

    /** What a plugin throws is told with its name and revision, see {@link Plugins#calling}. */
    private static boolean blames(RunError error, Slot slot) {
        return error.code().equals("PLUGIN")
                && error.message().startsWith(slot.name())
                && error.message().contains(slot.revision().toString());
    }

    /** Returns what is the same of failures for one reason: where the innermost exception was thrown. */
    private static String reason(RunError error) {
        String[] lines = error.trace().split("\\R");
        String reason = error.message();
        for (int i = 0; i + 1 < lines.length; i++) {
            if (lines[i].startsWith("Caused by: ") || i == 0) {
                reason = lines[i].replaceFirst("(Caused by: )?([\\w.$]+).*", "$2") + lines[i + 1];
            }
        }
        return reason;
    }
}
