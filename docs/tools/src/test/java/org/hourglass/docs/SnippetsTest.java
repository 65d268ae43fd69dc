package org.hourglass.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.hourglass.catalog.Kind;
import org.hourglass.processor.PluginProcessor;
import org.hourglass.study.internal.YamlStudyParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers copy from the pages works. */
final class SnippetsTest {

    private static final String IMPORTS =
            "package org.example; import org.hourglass.spi.*; import org.hourglass.spi.tensor.*; import java.util.*;\n";
    private static final Map<String, String> NEEDED =
            Map.of("study", "snippet", "dataset", "mnist", "architecture", "mlp", "loss", "bce-mean");

    @TempDir
    private Path folder;

    @Test
    void pluginsCompile() throws IOException {
        List<Page.Snippet> snippets = Page.snippets("java");
        assertThat(snippets).isNotEmpty();
        for (int i = 0; i < snippets.size(); i++) {
            assertThat(errors(snippets.get(i), folder.resolve(String.valueOf(i))))
                    .as("%s", snippets.get(i))
                    .isEmpty();
        }
    }

    @Test
    void studiesAreRightWithTheStandardPluginsAndThoseOfThePages() throws IOException {
        for (Page.Snippet snippet : Page.snippets("java")) {
            errors(snippet, folder);
        }
        var catalog = Bundles.of(Tree.ROOT).built(folder);
        assertThat(catalog.find(Kind.REGULARIZER, "centred").doc()).isNotEmpty();
        List<Page.Snippet> snippets = Page.snippets("yaml");
        assertThat(snippets).hasSizeGreaterThan(3);
        for (Page.Snippet snippet : snippets) {
            for (String study : alternatives(snippet.text())) {
                assertThat(new YamlStudyParser(catalog)
                                .read(snippet.toString(), completed(study), Map.of(), List.of())
                                .faults())
                        .as("%s", snippet)
                        .isEmpty();
            }
        }
    }

    /** Where a key stands again, each line is an example of its own. */
    private static List<String> alternatives(String text) {
        List<String> keys = Pattern.compile("(?m)^[a-z]+:")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        return keys.size() == Set.copyOf(keys).size() ? List.of(text) : List.of(text.split("(?m)(?=^[a-z]+:)"));
    }

    /** Adds to the part of a study what every study must have. */
    private static String completed(String study) {
        return NEEDED.entrySet().stream()
                        .filter(key -> !Pattern.compile("(?m)^" + key.getKey() + ":")
                                .matcher(study)
                                .find())
                        .map(key -> "%s: %s\n".formatted(key.getKey(), key.getValue()))
                        .collect(Collectors.joining())
                + study;
    }

    private static List<String> errors(Page.Snippet snippet, Path output) {
        output.toFile().mkdirs();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                found,
                List.of("--release", "17", "-d", output.toString()),
                null,
                List.of(new Source(IMPORTS + snippet.text())));
        task.setProcessors(List.of(new PluginProcessor()));
        task.call();
        List<String> errors = new ArrayList<>();
        found.getDiagnostics().forEach(diagnostic -> errors.add(diagnostic.toString()));
        return errors;
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///org/example/Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
