package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide's page on datasets shows can be read: every snippet that begins with a dataset is part of a study. */
final class DatasetsGuideTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "guide", "datasets.md");
    private static final Pattern SNIPPET = Pattern.compile("(?m)^dataset: .*\\n(?:(?!dataset)[a-z]+: .*\\n)*");

    @Test
    void everySnippetIsAStudyWithoutFaults() throws IOException {
        List<String> snippets = SNIPPET.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(snippets).hasSizeGreaterThan(8);
        for (String snippet : snippets) {
            String own = snippet.replace(", linear-probe", ""); // Tribuo is not on this class path
            String rest = Stream.of("architecture: {plugin: mlp, code: 4}", "loss: mse-mean")
                    .filter(line -> !own.contains(line.substring(0, line.indexOf(' '))))
                    .reduce("study: snippet\n", (text, line) -> text + line + "\n");
            assertThat(Laboratory.study(rest + own).trials()).as(snippet).isEqualTo(1);
        }
    }
}
