package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hourglass.study.StudyParser;
import org.junit.jupiter.api.Test;

/** Expressions of the command line over points and what became of them. */
final class ConditionTest {

    private static final Set<String> NAMES = Set.of("training.learning-rate", "replicate", "state");
    private final StudyParser parser = new YamlStudyParser(new FewPlugins());

    @Test
    void holdsForSomeValuesAndNeverWhereOneIsMissing() {
        Predicate<Map<String, Object>> condition =
                parser.condition("--where", "training.learning-rate < 0.1 && state == 'FAILED'", NAMES);
        assertThat(condition.test(Map.of("training.learning-rate", 0.01, "state", "FAILED")))
                .isTrue();
        assertThat(condition.test(Map.of("training.learning-rate", 0.01, "state", "PARKED")))
                .isFalse();
        assertThat(condition.test(Map.of("state", "FAILED"))).isFalse();
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> parser.condition("--where", "replicat == 0", Set.of("replicate")))
                .hasMessage(
                        "`--where`: `replicat` is no path of this study; its paths: replicate; did you mean `replicate`?");
        assertThatThrownBy(() -> parser.condition("--where", "replicate ==", NAMES))
                .hasMessage("`--where`: `replicate ==` is not an expression that can be read; write it like"
                        + " \"architecture.code > 64 && loss == 'mse-sum'\"");
        Predicate<Map<String, Object>> number = parser.condition("--where", "replicate + 1", NAMES);
        assertThatThrownBy(() -> number.test(Map.of("replicate", 2L)))
                .hasMessage(
                        "`--where`: `replicate + 1` is neither true nor false where `replicate` is 2; compare numbers"
                                + " with numbers and texts with texts; list[0] is the first of a list");
    }
}
