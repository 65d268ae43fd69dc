package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeReaderTest {

    @Test
    void refusesAHugeFileBeforeItIsParsed() {
        String huge = "#" + "ä".repeat(1 << 19);
        assertThat(Reading.messages(huge))
                .containsExactly("s.yaml:1:1: the file is larger than 1 MiB; a study file has at most 1 MiB");
    }

    @Test
    void refusesAnAbyss() {
        assertThat(Reading.messages("study: " + "[".repeat(500_000)))
                .containsExactly("s.yaml:1:57: nested too deeply; at most 50 levels");
        assertThat(Reading.messages("study: " + "{a: ".repeat(200_000)))
                .singleElement()
                .asString()
                .contains("nested too deeply");
    }

    @Test
    void refusesAliasesThatMultiply() {
        String bomb = "a0: &a0 [x, x]\n"
                + IntStream.range(1, 24)
                        .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining());
        assertThat(Reading.messages(bomb))
                .containsExactly("s.yaml:1:1: too many values; at most 100000, aliases written out");
        String many = "a: &a [x]\nb: [" + "*a, ".repeat(60) + "]";
        assertThat(Reading.messages(many))
                .containsExactly("s.yaml:1:1: not readable as YAML: Number of aliases for non-scalar nodes exceeds the"
                        + " specified max=50");
    }

    @Test
    void writesAFewAliasesOut() {
        assertThat(Reading.with("evaluate: &none []", "baselines: *none").plugins())
                .hasSize(4);
    }

    @Test
    void namesAnUnprintableCharacterWithItsPlace() {
        assertThat(Reading.messages("study: s\nquestion: a\u0007b"))
                .containsExactly(
                        "s.yaml:2:12: the character U+0007 cannot stand in a study file; printable text in UTF-8");
    }

    @Test
    void toleratesAByteOrderMarkAndWindowsLines() {
        assertThat(Reading.study("\uFEFF" + Reading.LEAST.replace("\n", "\r\n")).name())
                .isEqualTo("s");
    }

    @Test
    void columnsCountCharactersAndNotBytes() {
        assertThat(Reading.messages(Reading.LEAST + "question: {'ä𝄞': 1}"))
                .containsExactly("s.yaml:5:11: `question` cannot be {ä𝄞: 1}; it must be a text");
        assertThat(Reading.messages(Reading.LEAST + "noise: {'𝄞': 1, plugin: maskin}"))
                .singleElement()
                .asString()
                .startsWith("s.yaml:5:25: no noise plugin");
    }
}
