package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hourglass.study.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong file of {@code faults.txt} must give exactly the faults below it. A file is the least study with more lines,
 * or, after {@code whole:}, just what stands there; each fault follows {@code !}.
 */
final class FaultsTest {

    private static final String WHOLE = "whole:\n";

    static Stream<String> wrongFiles() throws IOException {
        try (InputStream in = FaultsTest.class.getResourceAsStream("faults.txt")) {
            return Stream.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void areFoundAllAtOnceWithPlaceRemedyAndNearestName(String wrong) {
        List<String> lines = wrong.lines().toList();
        String given = String.join(
                "\n", lines.stream().filter(line -> !line.startsWith("!")).toList());
        List<String> expected = lines.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> "s.yaml" + line.substring(1))
                .toList();
        String text =
                (given + "\n").startsWith(WHOLE) ? (given + "\n").substring(WHOLE.length()) : Reading.LEAST + given;

        assertThat(Reading.messages(text)).isEqualTo(expected);
    }

    @Test
    void areAtLeastThirtyInTheTable() throws IOException {
        assertThat(wrongFiles()).hasSizeGreaterThan(80);
    }

    @Test
    void haveTheirPartsForPrograms() {
        assertThat(Reading.faults(Reading.LEAST + "noise: maskin"))
                .containsExactly(new Fault(
                        "s.yaml",
                        5,
                        8,
                        "no noise plugin is called `maskin`",
                        "there are: gaussian, masking, none",
                        "masking"));
    }

    @Test
    void ofSettingsHaveTheirPlaceInTheArgument() {
        assertThat(setting("architecture.cod", "3"))
                .containsExactly("--set:1:1: `mlp` has no parameter `cod`; its parameters: hidden, code, activation,"
                        + " tied; did you mean `architecture.code`?");
        assertThat(setting("training.epohcs", "3"))
                .singleElement()
                .asString()
                .startsWith("--set:1:1: `training` has no key `epohcs`")
                .endsWith("did you mean `training.epochs`?");
        assertThat(setting("trainng.epochs", "3"))
                .singleElement()
                .asString()
                .startsWith("--set:1:1: unknown key `trainng`")
                .endsWith("did you mean `training.epochs`?");
        assertThat(setting("architecture.code", "{int: [0, 3]}"))
                .containsExactly("--set:1:26: `architecture.code` cannot be 0; it must be a whole number in [1, 4096]");
        assertThat(setting("architecture.code", "["))
                .containsExactly(
                        "--set:1:20: not readable as YAML: expected the node content, but found" + " '<stream end>'");
        assertThat(setting("architecture.code", ""))
                .containsExactly("--set:1:1: `architecture.code` is set to nothing; write path=value");
        assertThat(setting("regularizers[0].weight", "3"))
                .containsExactly("--set:1:1: `regularizers` has no item [0]; it has no items");
        assertThat(setting("dataset.plugin.x", "3"))
                .containsExactly("--set:1:1: `dataset.plugin` has no `x`; it is `mnist`");
        assertThat(setting("architecture..x", "3"))
                .containsExactly("--set:1:1: `architecture..x` is not a path; write it like regularizers[0].rho");
    }

    private static List<String> setting(String path, String value) {
        return Reading.faults(Reading.LEAST, Map.of(path, value)).stream()
                .map(Fault::toString)
                .toList();
    }
}
