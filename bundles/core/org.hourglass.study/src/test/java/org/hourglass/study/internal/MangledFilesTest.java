package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hourglass.study.Fault;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;
import org.junit.jupiter.api.Test;

/** Files with random damage: whatever stands in a file, there is a study or there are faults with a place in it. */
final class MangledFilesTest {

    private static final String FILE =
            """
            study: s
            dataset: {plugin: mnist, validation: 100}
            noise: {choice: [none, {plugin: masking, p: {uniform: [0.1, 0.5]}}, {plugin: gaussian, sd: .3}]}
            architecture:
              plugin: mlp
              hidden: {choice: [[256], [512, 128]]}
              code: {int: [8, 64], log: true, step: 8}
              activation: sigmoid
            regularizers:
              - {choice: [none, {plugin: kl-sparsity@1.0.0, rho: {log-uniform: [0.01, 0.3]}}, {plugin: l1, weight: auto}]}
              - {plugin: weight-decay, weight: {grid: {from: 0, to: 1, step: 0.5}}}
            loss: {choice: [bce-mean, mse-sum]}
            training: {optimizer: {plugin: adam, beta1: 0.8}, schedule: step, batch: {choice: [1, 2, 3]}, epochs: 2}
            search: {sampler: random, trials: 8, seed: 7}
            objective: {minimize: val/reconstruction}
            evaluate: [reconstruction, {plugin: neighbours, k: 3}]
            exclude: ["architecture.code > architecture.hidden[0]"]
            zip: [['regularizers[1].weight', training.batch]]
            """;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9./@-]+|\\s+|.");
    private static final List<String> DEBRIS = List.of(
            "",
            " ",
            "\n",
            "\t",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "- ",
            "?",
            "&a ",
            "*a",
            "!x ",
            "'",
            "\"",
            "#",
            "none",
            "auto",
            "choice",
            "uniform",
            "int",
            "grid",
            "plugin",
            "-1",
            "0",
            "1e999",
            ".nan",
            "9223372036854775808",
            "null",
            "~",
            "{choice: [1, 2]}",
            "{uniform: [0, 1]}",
            "[]",
            "{}",
            "|",
            ">",
            "%",
            "@",
            "`",
            "\u0000",
            "\uD800",
            "\u2028",
            "...");

    @Test
    void giveAStudyOrFaultsInTheFile() {
        Random random = new Random(20);
        StudyParser parser = new YamlStudyParser(new FewPlugins());
        int studies = 0;
        for (int i = 0; i < 600; i++) {
            String text = mangled(random, 1 + random.nextInt(3));
            StudyParser.Reading reading = parser.read("s.yaml", text, Map.of(), List.of());
            assertThat(reading.study().isPresent())
                    .as(text)
                    .isEqualTo(reading.faults().isEmpty());
            reading.faults().forEach(fault -> assertThat(lies(fault, text))
                    .as("%s in %s", fault, text)
                    .isTrue());
            reading.study().ifPresent(study -> assertReadsBack(parser, study));
            studies += reading.study().isPresent() ? 1 : 0;
        }
        assertThat(studies).isBetween(10, 200);
    }

    private static String mangled(Random random, int wounds) {
        List<String> tokens =
                TOKEN.matcher(FILE).results().map(MatchResult::group).toList();
        String[] parts = tokens.toArray(new String[0]);
        for (int i = 0; i < wounds; i++) {
            String other = random.nextBoolean()
                    ? DEBRIS.get(random.nextInt(DEBRIS.size()))
                    : tokens.get(random.nextInt(tokens.size()));
            parts[random.nextInt(parts.length)] = other;
        }
        return String.join("", parts);
    }

    private static boolean lies(Fault fault, String text) {
        return fault.file().equals("s.yaml")
                && 1 <= fault.line()
                && fault.line() <= text.split("\n|\u2028", -1).length
                && 1 <= fault.column()
                && fault.column() <= text.length() + 1
                && !fault.what().isBlank();
    }

    private static void assertReadsBack(StudyParser parser, Study study) {
        StudyParser.Reading again = parser.read("c.json", study.canonical(), Map.of(), study.plugins());
        assertThat(again.faults()).as(study.canonical()).isEmpty();
        assertThat(again.study().orElseThrow().canonical()).isEqualTo(study.canonical());
        for (int i = 0; i < Math.min(study.trials(), 5); i++) {
            assertThat(again.study().orElseThrow().trial(i)).isEqualTo(study.trial(i));
        }
    }
}
