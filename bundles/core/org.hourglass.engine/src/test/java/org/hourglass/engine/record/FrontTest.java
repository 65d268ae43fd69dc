package org.hourglass.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hourglass.engine.record.Record.StudyView;
import org.hourglass.engine.record.Record.TrialView;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.Test;

final class FrontTest {

    private static final Objective ERROR = new Objective("val/reconstruction", true);
    private static final Objective ACCURACY = new Objective("code/knn-1", false);
    private static final Objective SECONDS = new Objective("run/seconds", true);

    private static TrialView trial(int number, Double... objectives) {
        return new TrialView(number, RunState.COMPLETED, Map.of(), Arrays.asList(objectives), List.of());
    }

    private static StudyView study(List<Objective> objectives, TrialView... trials) {
        return new StudyView("s", "", StudyState.COMPLETED, objectives, trials.length, List.of(), List.of(trials));
    }

    private static List<Integer> front(StudyView study) {
        return study.front().stream().map(TrialView::trial).toList();
    }

    @Test
    void holdsTheTrialsThanWhichNoOtherIsBetter() {
        StudyView study = study(
                List.of(ERROR, ACCURACY),
                trial(0, 0.5, 0.9),
                trial(1, 0.6, 0.8),
                trial(2, 0.4, 0.7),
                trial(3, 0.3, 0.6),
                trial(4, 0.35, 0.6));

        // 1 is worse than 0 in both, 4 is worse than 3 in error and equal in accuracy
        assertThat(front(study)).containsExactly(0, 2, 3);
        assertThat(study.best()).map(TrialView::trial).contains(3);
    }

    @Test
    void equalTrialsStandInItTogether() {
        StudyView study = study(List.of(ERROR, ACCURACY), trial(0, 0.5, 0.9), trial(1, 0.5, 0.9), trial(2, 0.5, 0.8));

        assertThat(front(study)).containsExactly(0, 1);
    }

    @Test
    void theTwoZerosAreEqual() {
        StudyView study = study(List.of(ERROR, SECONDS), trial(0, -0.0, 5.0), trial(1, 0.0, 3.0));

        assertThat(front(study)).containsExactly(1);
    }

    @Test
    void whatHasNotCompletedOrIsNoNumberIsLeftOut() {
        StudyView study = study(
                List.of(ERROR, ACCURACY),
                trial(0, null, null),
                trial(1, 0.1, Double.NaN),
                trial(2, 0.5, Double.NEGATIVE_INFINITY),
                trial(3, 0.6, 0.5));

        assertThat(front(study)).containsExactly(2, 3);
        assertThat(front(study(List.of(ERROR, ACCURACY)))).isEmpty();
    }

    @Test
    void ofOneObjectiveItHoldsAllThatAreAsGoodAsTheBest() {
        StudyView study = study(List.of(ACCURACY), trial(0, 0.5), trial(1, 0.9), trial(2, 0.9));

        assertThat(front(study)).containsExactly(1, 2);
        assertThat(study.best()).map(TrialView::trial).contains(1);
    }

    @Test
    void agreesWithComparingEachPair() {
        Random random = new Random(7);
        List<Objective> objectives = List.of(ERROR, ACCURACY, SECONDS);
        TrialView[] trials = IntStream.range(0, 300)
                .mapToObj(i -> trial(i, 0.0 + random.nextInt(12), 0.0 + random.nextInt(12), 0.0 + random.nextInt(12)))
                .toArray(TrialView[]::new);

        List<Integer> expected = Arrays.stream(trials)
                .filter(one -> Arrays.stream(trials).noneMatch(other -> dominates(other, one)))
                .map(TrialView::trial)
                .toList();
        assertThat(front(study(objectives, trials))).isEqualTo(expected).hasSizeGreaterThan(5);
    }

    private static boolean dominates(TrialView a, TrialView b) {
        double error = a.objectives().get(0) - b.objectives().get(0);
        double accuracy = a.objectives().get(1) - b.objectives().get(1);
        double seconds = a.objectives().get(2) - b.objectives().get(2);
        return error <= 0 && accuracy >= 0 && seconds <= 0 && (error < 0 || accuracy > 0 || seconds < 0);
    }
}
