package org.hourglass.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hourglass.engine.record.Record.StudyView;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.engine.record.RunState;
import org.hourglass.engine.record.StudyState;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.Test;

final class ObjectivesTest {

    private static final Objective LOSS = new Objective("val/loss", true);
    private static final Objective ACCURACY = new Objective("code/knn-1", false);

    private static StudyView study(List<Objective> objectives, TrialView... trials) {
        return new StudyView("s", "", StudyState.COMPLETED, objectives, trials.length, List.of(), List.of(trials));
    }

    private static TrialView trial(int number, Double... objectives) {
        return new TrialView(number, RunState.COMPLETED, Map.of(), Arrays.asList(objectives), List.of());
    }

    @Test
    void oneObjectiveIsShownAsEver() {
        Map<String, Object> show = Documents.show(study(List.of(LOSS), trial(0, 0.5)));

        assertThat(show).containsOnlyKeys("study", "state", "objective", "trials");
        assertThat(show.get("objective")).isEqualTo(Map.of("metric", "val/loss", "direction", "minimize"));
        assertThat(Documents.trial(trial(0, 0.5))).containsOnlyKeys("trial", "state", "point", "objective", "runs");
    }

    @Test
    void severalObjectivesAreShownBesideTheFirst() {
        Map<String, Object> show = Documents.show(study(List.of(LOSS, ACCURACY), trial(0, 0.5, 0.9)));

        assertThat(show.get("objective")).isEqualTo(Map.of("metric", "val/loss", "direction", "minimize"));
        assertThat(show.get("objectives"))
                .isEqualTo(List.of(
                        Map.of("metric", "val/loss", "direction", "minimize"),
                        Map.of("metric", "code/knn-1", "direction", "maximize")));
        assertThat(Documents.trial(trial(0, 0.5, 0.9)))
                .containsEntry("objective", 0.5)
                .containsEntry("objectives", List.of(0.5, 0.9));
    }

    @Test
    void theBestOfSeveralObjectivesAreTheParetoFront() {
        StudyView study = study(List.of(LOSS, ACCURACY), trial(0, 0.5, 0.9), trial(1, 0.6, 0.8), trial(2, 0.4, 0.7));

        List<Object> best = new ArrayList<>();
        for (Object trial : (List<?>) Documents.best(study).get("trials")) {
            best.add(((Map<?, ?>) trial).get("trial"));
        }
        assertThat(best).containsExactly(0, 2);
    }
}
