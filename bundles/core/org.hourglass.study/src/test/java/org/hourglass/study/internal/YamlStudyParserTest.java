package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hourglass.study.internal.Reading.study;
import static org.hourglass.study.internal.Reading.with;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.hourglass.study.Configuration;
import org.hourglass.study.Objective;
import org.hourglass.study.Partition;
import org.hourglass.study.Slot;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;
import org.hourglass.study.Training;
import org.junit.jupiter.api.Test;

final class YamlStudyParserTest {

    private static final String SPARSE_DENOISING =
            """
            study: mnist-sparse-denoising
            question: Does sparsity help a denoising code?
            dataset: {plugin: mnist, validation: 10000}
            noise: {choice: [none, {plugin: masking, p: {uniform: [0.1, 0.5]}}, {plugin: gaussian, sd: .3}]}
            architecture:
              plugin: mlp
              hidden: {choice: [[256], [512, 128]]}
              code: {int: [8, 64], log: true}
              activation: sigmoid
            regularizers:
              - {choice: [none, {plugin: kl-sparsity, rho: {log-uniform: [0.01, 0.3]}}, {plugin: l1, weight: auto}]}
              - {plugin: weight-decay, weight: 1e-4}
            loss: bce-mean
            training: {optimizer: adam, learning-rate: {log-uniform: [1e-4, 1e-2]}, batch: 128, epochs: 10}
            search: {sampler: random, trials: 40, window: 4, seed: 7}
            replicates: 3
            objective: {minimize: val/reconstruction}
            evaluate: [reconstruction, linear-probe, {plugin: neighbours, k: 3}, pca-comparison]
            baselines: [pca, random-projection]
            """;

    @Test
    void readsTheStudyOfTheGuide() {
        Study study = study(SPARSE_DENOISING);

        assertThat(study.name()).isEqualTo("mnist-sparse-denoising");
        assertThat(study.question()).isEqualTo("Does sparsity help a denoising code?");
        assertThat(study.source()).isEqualTo(SPARSE_DENOISING);
        assertThat(study.trials()).isEqualTo(40);
        assertThat(study.replicates()).isEqualTo(3);
        assertThat(study.seed()).isEqualTo(7);
        assertThat(study.objective()).isEqualTo(new Objective("val/reconstruction", true));
        assertThat(study.plugins().stream().map(Revision::toString))
                .containsExactly(
                        "mnist@1.0.0",
                        "masking@1.0.0",
                        "gaussian@1.0.0",
                        "mlp@1.0.0",
                        "kl-sparsity@1.1.0",
                        "l1@1.0.0",
                        "weight-decay@1.0.0",
                        "bce-mean@1.0.0",
                        "reconstruction@1.0.0",
                        "linear-probe@1.0.0",
                        "neighbours@1.0.0",
                        "pca-comparison@1.0.0",
                        "pca@1.0.0",
                        "random-projection@1.0.0",
                        "random@1.0.0");
    }

    @Test
    void fillsInEveryDefault() {
        Study study = study(Reading.LEAST);
        Configuration configuration = study.trial(0).configuration();

        assertThat(study.trials()).isEqualTo(1);
        assertThat(study.trial(0).point()).isEmpty();
        assertThat(study.replicates()).isEqualTo(1);
        assertThat(study.failures()).isEqualTo(new Study.Failures(0, 3));
        assertThat(configuration.partition()).isEqualTo(new Partition(0, 100));
        assertThat(configuration.noise()).isEmpty();
        assertThat(configuration.regularizers()).isEmpty();
        assertThat(configuration.architecture().values())
                .isEqualTo(Map.of("hidden", List.of(128L), "code", 32L, "activation", "relu", "tied", false));
        assertThat(configuration.architecture().values().keySet())
                .containsExactly("hidden", "code", "activation", "tied");
        assertThat(configuration.evaluators()).extracting(Slot::name).containsExactly("reconstruction");
        assertThat(configuration.baselines()).extracting(Slot::name).containsExactly("pca");
        assertThat(configuration.training())
                .isEqualTo(new Training(
                        new Training.Optimizer.Adam(0.9, 0.999, 1e-7),
                        1e-3,
                        new Training.Schedule.Constant(),
                        Optional.empty(),
                        128,
                        false,
                        10,
                        10));
    }

    @Test
    void latentSamplersAreTheSameInAllTrialsAndNoneIfLeftOut() {
        String plain = "study: s\ndataset: mnist\narchitecture: mlp\nloss: mse-mean\n";
        assertThat(study(plain).trial(0).configuration().latentSamplers()).isEmpty();
        assertThat(study(plain).canonical()).doesNotContain("latent-samplers");
        assertThat(study(plain + "latent-samplers: []\n").canonical())
                .isEqualTo(study(plain).canonical());

        Study study = study(plain + "latent-samplers: [prior, {plugin: gaussian-mixture, components: 3}]\n");
        assertThat(study.trial(0).configuration().latentSamplers())
                .extracting(Slot::toString)
                .satisfiesExactly(prior -> assertThat(prior).contains("prior"), mixture -> assertThat(mixture)
                        .contains("gaussian-mixture", "components=3"));
        assertThat(study.plugins()).extracting(Revision::name).contains("prior", "gaussian-mixture");
        assertThat(study(study.canonical()).canonical()).isEqualTo(study.canonical());
    }

    @Test
    void withoutValidationTheObjectiveIsTheTrainingsReconstruction() {
        assertThat(study("study: s\ndataset: mnist\narchitecture: mlp\nloss: mse-mean")
                        .objective())
                .isEqualTo(new Objective("train/reconstruction", true));
    }

    @Test
    void readsEveryOptimizerAndSchedule() {
        assertThat(training("optimizer: sgd", "schedule: {plugin: cosine, final-fraction: .1}"))
                .extracting(Training::optimizer, Training::schedule)
                .containsExactly(new Training.Optimizer.Sgd(), new Training.Schedule.Cosine(0.1));
        assertThat(training("optimizer: {plugin: momentum, nesterov: true}", "schedule: step"))
                .extracting(Training::optimizer, Training::schedule)
                .containsExactly(new Training.Optimizer.Momentum(0.9, true), new Training.Schedule.Step(10, 0.1));
        assertThat(training("optimizer: {plugin: rmsprop, decay: 0}", "clip-norm: 1", "remainder: keep"))
                .extracting(Training::optimizer, Training::clipNorm, Training::keepRemainder)
                .containsExactly(new Training.Optimizer.RmsProp(0, 0, 1e-7), Optional.of(1.0), true);
    }

    private static Training training(String... keys) {
        return with("training: {%s}".formatted(String.join(", ", keys)))
                .trial(0)
                .configuration()
                .training();
    }

    @Test
    void canonicalTextReadsBackAsTheSameStudy() {
        for (String text : List.of(SPARSE_DENOISING, Reading.LEAST)) {
            Study study = study(text);
            Study again = study(study.canonical());

            assertThat(again.canonical()).isEqualTo(study.canonical());
            assertThat(again.sha256()).isEqualTo(study.sha256());
            assertThat(again.trials()).isEqualTo(study.trials());
            for (int i = 0; i < study.trials(); i++) {
                assertThat(again.trial(i)).isEqualTo(study.trial(i));
                assertThat(List.copyOf(again.trial(i).point().keySet()))
                        .isEqualTo(List.copyOf(study.trial(i).point().keySet()));
            }
        }
    }

    @Test
    void canonicalTextDoesNotDependOnSpelling() {
        Study one = with("noise: {plugin: masking, p: 0.50}", "training: {batch: 64, epochs: 2}");
        Study other = study(
                """
                loss: {plugin: mse-mean}
                training: {epochs: 0x2, batch: 64, optimizer: {plugin: adam, beta1: 9e-1}}
                noise:
                  p: .5
                  plugin: masking
                architecture: {plugin: mlp}
                dataset: {validation: 100, plugin: mnist}
                study: 's'   # a comment
                """);
        assertThat(other.canonical()).isEqualTo(one.canonical());
    }

    @Test
    void canonicalTextHasTheDefaultsOfTheStudysOwnKeys() {
        assertThat(Json.parseObject(study(Reading.LEAST).canonical()))
                .containsEntry("search", Map.of("sampler", "grid", "seed", 0L, "window", 4L))
                .containsEntry("objective", Map.of("minimize", "val/reconstruction"))
                .containsEntry("failures", Map.of("policy", "continue", "quarantine-after", 3L))
                .containsEntry("noise", "none")
                .containsEntry("architecture", "mlp")
                .containsEntry("replicates", 1L);
    }

    @Test
    void aNameMeansTheHighestVersionOrTheOneThatItNames() {
        assertThat(regularizer("kl-sparsity").version()).isEqualTo("1.1.0");
        assertThat(regularizer("kl-sparsity@1.0.0").version()).isEqualTo("1.0.0");
        String sha256 = regularizer("kl-sparsity@1.0.0").sha256();
        assertThat(regularizer("kl-sparsity@sha256:" + sha256).version()).isEqualTo("1.0.0");
    }

    private static Revision regularizer(String reference) {
        return with("regularizers: ['%s']".formatted(reference))
                .trial(0)
                .configuration()
                .regularizers()
                .get(0)
                .revision();
    }

    @Test
    void aBareNameMeansThePinnedRevision() {
        FewPlugins catalog = new FewPlugins();
        Revision pinned = catalog.find(Kind.REGULARIZER, "kl-sparsity@1.0.0").revision();
        StudyParser.Reading reading = new YamlStudyParser(catalog)
                .read("s.yaml", Reading.LEAST + "regularizers: [kl-sparsity]", Map.of(), List.of(pinned));

        assertThat(reading.study().orElseThrow().plugins()).contains(pinned);
        assertThat(reading.study().orElseThrow().canonical()).contains("\"regularizers\":[\"kl-sparsity\"]");
    }

    @Test
    void aPinDecidesBetweenRebuiltSnapshots() {
        FewPlugins catalog = new FewPlugins();
        Revision first = catalog.find(Kind.LOSS, "mse-mean").revision();
        Revision rebuilt = new Revision(first.kind(), first.name(), first.version(), "f".repeat(64), first.bundle());
        catalog.plugins().add(new Plugin(rebuilt, "", "", "", List.of(), List.of()));

        for (Revision pin : List.of(first, rebuilt)) {
            for (String reference : List.of("mse-mean", "mse-mean@1.0.0")) {
                String text = Reading.LEAST.replace("mse-mean", reference);
                StudyParser.Reading reading = new YamlStudyParser(catalog).read("s.yaml", text, Map.of(), List.of(pin));
                assertThat(reading.study()
                                .orElseThrow()
                                .trial(0)
                                .configuration()
                                .loss()
                                .revision())
                        .isEqualTo(pin);
            }
        }
    }

    @Test
    void aPinnedRevisionThatIsGoneIsAFault() {
        Revision gone = new Revision(Kind.LOSS, "mse-mean", "0.9.0", "0".repeat(64), "org.example.loss");
        assertThat(new YamlStudyParser(new FewPlugins())
                        .read("s.yaml", Reading.LEAST, Map.of(), List.of(gone))
                        .faults())
                .extracting(Object::toString)
                .containsExactly("s.yaml:4:7: mse-mean@0.9.0: is not installed");
    }

    @Test
    void settingsReplaceWhatTheFileSays() {
        Study study = study(
                Reading.LEAST + "regularizers: [none, {plugin: l1, weight: 1e-3}]",
                Map.of(
                        "architecture.code", "{choice: [8, 16]}",
                        "regularizers[1].weight", "0.5",
                        "training.epochs", "3",
                        "loss", "bce-mean",
                        "noise", "{plugin: masking}",
                        "noise.p", ".25"));
        Configuration configuration = study.trial(1).configuration();

        assertThat(configuration.architecture().values()).containsEntry("code", 16L);
        assertThat(configuration.regularizers().get(0).values()).containsEntry("weight", 0.5);
        assertThat(configuration.training().epochs()).isEqualTo(3);
        assertThat(configuration.loss().name()).isEqualTo("bce-mean");
        assertThat(configuration.noise().orElseThrow().values()).containsEntry("p", 0.25);
        assertThat(study.canonical()).contains("\"epochs\":3");
    }
}
