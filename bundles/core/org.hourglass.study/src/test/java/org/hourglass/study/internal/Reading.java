package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hourglass.study.Fault;
import org.hourglass.study.Study;
import org.hourglass.study.StudyParser;

/** Reads studies for tests, with the least that a study needs around what a test is about. */
final class Reading {

    static final String LEAST =
            """
            study: s
            dataset: {plugin: mnist, validation: 100}
            architecture: mlp
            loss: mse-mean
            """;

    private static final StudyParser PARSER = new YamlStudyParser(new FewPlugins());

    private Reading() {}

    static Study study(String text) {
        return study(text, Map.of());
    }

    static Study study(String text, Map<String, String> settings) {
        StudyParser.Reading reading = PARSER.read("s.yaml", text, settings, List.of());
        assertThat(reading.faults()).isEmpty();
        return reading.study().orElseThrow();
    }

    /** Reads the least study with more lines. */
    static Study with(String... lines) {
        return study(LEAST + String.join("\n", lines));
    }

    static List<Fault> faults(String text) {
        return faults(text, Map.of());
    }

    static List<Fault> faults(String text, Map<String, String> settings) {
        StudyParser.Reading reading = PARSER.read("s.yaml", text, settings, List.of());
        assertThat(reading.study()).isEmpty();
        return reading.faults();
    }

    static List<String> messages(String text) {
        return faults(text).stream().map(Fault::toString).toList();
    }
}
