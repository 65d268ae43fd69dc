package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunState;
import org.hourglass.study.Study;
import org.hourglass.study.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every study of the guide's page on searching runs, and its hard spaces have the points that it says. */
@Timeout(120)
final class SearchingGuideTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "guide", "searching.md");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```yaml\\n(.*?)```");
    private static final Map<String, String> SMALL = Map.of(
            "dataset", "{plugin: synthetic-linear, samples: 256, validation: 64}",
            "training.epochs", "1",
            "budget", "{attempts: 3}",
            "evaluate", "[reconstruction]",
            "baselines", "[]");

    @TempDir
    Path folder;

    static List<String> studies() {
        try {
            return SNIPPET.matcher(Files.readString(PAGE))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String named(String name) {
        return studies().stream()
                .filter(text -> text.startsWith("study: " + name + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> points(String name) {
        Study study = Laboratory.study(named(name));
        return IntStream.range(0, study.known())
                .mapToObj(study::trial)
                .map(Trial::point)
                .toList();
    }

    private static List<Long> longs(Object list) {
        return ((List<?>) list).stream().map(Long.class::cast).toList();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everyStudyRuns(String text) {
        Laboratory laboratory = new Laboratory(folder);
        Study study = Laboratory.study(text, SMALL);
        laboratory.run(study, 2);
        Record.StudyView view = laboratory.view(study.name());
        List<Record.TrialView> begun = view.trials().stream()
                .filter(trial -> trial.state() != RunState.PLANNED)
                .toList();
        assertThat(begun).hasSize(Math.min(3, study.trials())).allSatisfy(trial -> assertThat(trial.state())
                .isIn(RunState.COMPLETED, RunState.PRUNED));
    }

    @Test
    void thereAreSevenHardSpacesOfAtMostTenLines() throws IOException {
        String page = Files.readString(PAGE);
        List<String> hard = SNIPPET.matcher(page.substring(page.indexOf("## Hard spaces")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(hard).hasSize(7).allSatisfy(text -> assertThat(text.lines()).hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void aDependentCodeIsSmallerThanItsLayer() {
        assertThat(points("dependent")).hasSize(6).allSatisfy(point -> assertThat((Long) point.get("architecture.code"))
                .isLessThan(longs(Objects.requireNonNull(point.get("architecture.hidden")))
                        .get(0)));
    }

    @Test
    void orderedLayersAreAllThereAndNoOther() {
        assertThat(points("ordered"))
                .extracting(point -> longs(Objects.requireNonNull(point.get("architecture.hidden"))))
                .containsExactly(
                        List.of(16L, 16L),
                        List.of(32L, 16L),
                        List.of(32L, 32L),
                        List.of(64L, 16L),
                        List.of(64L, 32L),
                        List.of(64L, 64L));
    }

    @Test
    void zippedListsVaryTogetherAndCrossTheRest() {
        assertThat(points("zipped")).hasSize(6).allSatisfy(point -> assertThat(point.get("training.learning-rate"))
                .isEqualTo(Map.of(4L, 1e-2, 8L, 3e-3, 16L, 1e-3).get(point.get("architecture.code"))));
        assertThat(points("zipped")).doesNotHaveDuplicates();
    }

    @Test
    void anExcludedCombinationIsLeftOutAlone() {
        assertThat(Laboratory.study(named("excluded")).excluded()).isEqualTo(2);
        assertThat(points("excluded"))
                .hasSize(10)
                .noneMatch(
                        point -> "mse-sum".equals(point.get("loss")) && "sgd".equals(point.get("training.optimizer")));
    }

    @Test
    void anOptimizerHasItsOwnParametersAndItsOwnRange() {
        Study study = Laboratory.study(named("per-optimizer").replace("tpe", "random"));
        List<Map<String, Object>> points = IntStream.range(0, study.trials())
                .mapToObj(number -> study.trial(number).point())
                .toList();
        assertThat(points).extracting(point -> point.get("variant")).contains("momentum", "adam");
        assertThat(points).allSatisfy(point -> {
            boolean adam = "adam".equals(point.get("variant"));
            assertThat((Double) point.get("training.learning-rate")).isBetween(adam ? 1e-5 : 1e-3, adam ? 1e-3 : 1e-1);
            assertThat(point.containsKey("training.optimizer.beta1")).isEqualTo(adam);
            assertThat(point.containsKey("training.optimizer.momentum")).isEqualTo(!adam);
        });
    }

    @Test
    void aListOfChoicesIsOneOfTheVariants() {
        // plain; two: 2 weights of decay x (hoyer, or l1 with one of 2 weights)
        assertThat(points("nested")).hasSize(1 + 2 * 3).doesNotHaveDuplicates();
        assertThat(points("nested").stream().filter(point -> "plain".equals(point.get("variant"))))
                .containsExactly(Map.of("variant", "plain"));
    }

    @Test
    void aFixedPartOfAGridIsCrossedWithTheRest() {
        Study study = Laboratory.study(named("rows"));
        Set<List<Object>> rows = IntStream.range(0, study.trials())
                .mapToObj(number -> study.trial(number).configuration())
                .map(one -> List.<Object>of(
                        Objects.requireNonNull(one.architecture().values().get("code")),
                        one.training().learningRate(),
                        one.training().batch()))
                .collect(Collectors.toSet());
        assertThat(rows)
                .containsExactlyInAnyOrder(List.of(4L, 1e-2, 32), List.of(8L, 1e-3, 32), List.of(32L, 1e-3, 128));
        assertThat(points("rows"))
                .hasSize(18)
                .extracting(point -> point.get("noise.p"))
                .contains(0.0, 0.1, 0.3, 0.5);
    }
}
