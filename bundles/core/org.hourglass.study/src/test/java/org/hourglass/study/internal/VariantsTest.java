package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hourglass.study.internal.Reading.messages;
import static org.hourglass.study.internal.Reading.study;
import static org.hourglass.study.internal.Reading.with;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hourglass.catalog.Revision;
import org.hourglass.study.Partition;
import org.hourglass.study.Slot;
import org.hourglass.study.Study;
import org.junit.jupiter.api.Test;

final class VariantsTest {

    private static final String THREE =
            """
            study: s
            dataset: {plugin: mnist, validation: 100}
            loss: mse-mean
            training: {epochs: 7, batch: 32}
            variants:
              - {name: plain, architecture: mlp}
              - {name: sparse, architecture: {plugin: mlp, code: {choice: [8, 16]}}, regularizers: [l1], training: {epochs: 3}}
              - {name: denoising, architecture: mlp, noise: masking, dataset: {plugin: mnist, train: 50}}
            """;

    private static List<Map<String, Object>> points(Study study) {
        return IntStream.range(0, study.trials())
                .mapToObj(i -> study.trial(i).point())
                .toList();
    }

    @Test
    void runsEachVariantAsTheStudyWithItsOwnKeys() {
        Study study = study(THREE);

        assertThat(points(study))
                .containsExactly(
                        Map.of("variant", "plain"),
                        Map.of("variant", "sparse", "architecture.code", 8L),
                        Map.of("variant", "sparse", "architecture.code", 16L),
                        Map.of("variant", "denoising"));
        assertThat(study.trial(0).configuration().training().epochs()).isEqualTo(7);
        assertThat(study.trial(1).configuration().training().epochs()).isEqualTo(3);
        assertThat(study.trial(1).configuration().training().batch()).isEqualTo(32);
        assertThat(study.trial(1).configuration().regularizers())
                .extracting(Slot::name)
                .containsExactly("l1");
        assertThat(study.trial(0).configuration().regularizers()).isEmpty();
        assertThat(study.trial(3).configuration().noise()).isPresent();
        assertThat(study.trial(3).configuration().partition()).isEqualTo(new Partition(50, 0));
        assertThat(study.trial(0).configuration().partition()).isEqualTo(new Partition(0, 100));
    }

    @Test
    void namesThePluginsOfAllVariants() {
        assertThat(study(THREE).plugins().stream().map(Revision::name))
                .startsWith("mnist", "mlp", "mse-mean", "l1", "masking");
    }

    @Test
    void canonicalTextReadsBackAsTheSameStudy() {
        Study study = study(THREE);
        Study again = study(study.canonical());
        assertThat(points(again)).isEqualTo(points(study));
        assertThat(again.trial(1).configuration()).isEqualTo(study.trial(1).configuration());
        assertThat(again.canonical()).isEqualTo(study.canonical());
    }

    @Test
    void canBeLeftOutByExpressions() {
        Study study = study(THREE + "exclude: [\"variant == 'sparse' && architecture.code > 8\"]\n");
        assertThat(points(study))
                .extracting(point -> point.get("variant"))
                .containsExactly("plain", "sparse", "denoising");
    }

    @Test
    void areDrawnEquallyOften() {
        Study study = with(
                "variants: [{name: a}, {name: b, architecture: {plugin: mlp, code: {int: [1, 4096]}}}]",
                "search: {sampler: random, trials: 200, seed: 3}");
        // binomial with n = 200 and p = 1/2: mean 100, standard deviation 7
        assertThat(points(study).stream().filter(point -> "a".equals(point.get("variant"))))
                .hasSizeBetween(70, 130);
    }

    @Test
    void rejectsKeysThatAreTheStudysAlone() {
        assertThat(messages(THREE.replace("noise: masking", "replicates: 3")))
                .containsExactly(
                        "s.yaml:8:42: the variant `denoising` has no key `replicates`; its keys: name, dataset,"
                                + " noise, architecture, regularizers, loss, training");
    }

    @Test
    void rejectsWhatIsNoListOfNamedMaps() {
        String remedy = "write a list, each with a name and what is different: [{name: plain}, {name: sparse,"
                + " regularizers: [l1]}]";
        assertThat(messages(Reading.LEAST + "variants: {plain: {}}"))
                .containsExactly("s.yaml:5:11: `variants` cannot be {plain: {}}; " + remedy);
        assertThat(messages(Reading.LEAST + "variants: [{noise: none}]"))
                .containsExactly("s.yaml:5:12: a variant cannot be {noise: `none`}; " + remedy);
    }

    @Test
    void rejectsNamesThatAreTakenOrNone() {
        assertThat(messages(Reading.LEAST + "variants: [{name: a}, {name: a}, {name: 'b c'}]"))
                .containsExactly(
                        "s.yaml:5:23: the variant `a` stands here again; each name once",
                        "s.yaml:5:41: a variant cannot be called `b c`; its name has letters, digits, `.`, `_` and `-`,"
                                + " at most 100, and begins with a letter or digit");
    }

    @Test
    void tellsAFaultOfTheStudyOnce() {
        assertThat(messages(THREE.replace("mse-mean", "mse-meen"))).hasSize(1);
    }
}
