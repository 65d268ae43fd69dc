package org.hourglass.study.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hourglass.study.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Slips of the finger in a study that uses every key: each is found where it is, and what was meant is said. The file has the
 * study, an empty line, and then lines of {@code what stands there -> what is typed | line:column | what was meant}.
 */
final class TyposTest {

    private static final List<String> FILE = file();
    private static final String STUDY = String.join("\n", FILE.subList(0, FILE.indexOf("")));

    private static List<String> file() {
        try (InputStream in = TyposTest.class.getResourceAsStream("typos.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Typo> typos() {
        return FILE.subList(FILE.indexOf("") + 1, FILE.size()).stream().map(Typo::parse);
    }

    /** A slip and what must be said about it. */
    record Typo(String right, String wrong, String place, String meant) {

        static Typo parse(String line) {
            String[] parts = line.split(" -> | \\| ");
            return new Typo(parts[0], parts[1], parts[2], parts[3]);
        }

        List<Fault> faults() {
            assertThat(STUDY.split(Pattern.quote(right), -1)).as(right).hasSizeGreaterThan(1);
            return Reading.faults(STUDY.replaceFirst(Pattern.quote(right), wrong));
        }

        boolean isIn(Fault fault) {
            return "s.yaml:%s"
                    .formatted(place)
                    .equals("%s:%d:%d".formatted(fault.file(), fault.line(), fault.column()));
        }
    }

    @Test
    void standInAStudyThatIsRight() {
        assertThat(Reading.study(STUDY).trials()).isEqualTo(40);
    }

    @Test
    void areAtLeastThirtyOfWhichAlmostAllAreUnderstood() {
        List<Typo> all = typos().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(30);
        assertThat(all.stream()
                        .filter(typo -> typo.faults().stream()
                                .noneMatch(fault ->
                                        typo.isIn(fault) && typo.meant().equals(fault.suggestion())))
                        .map(typo -> typo.wrong() + " " + typo.faults()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("typos")
    void areFoundWhereTheyAre(Typo typo) {
        assertThat(typo.faults()).anyMatch(typo::isIn);
        assertThat(typo.faults())
                .as("one slip, and at most the key that is missing for it")
                .hasSizeLessThanOrEqualTo(2);
    }
}
