package org.hourglass.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginProcessorTest {

    private static final String BODY =
            " implements Regularizer { @Override public Tensor penalty(Pass pass) { return pass.code(); } }\n";

    @TempDir
    private Path output;

    private Compilation compile(String source) {
        return Compilation.of(output, source);
    }

    @Test
    void describesEveryTypeOfParameter() {
        Compilation compilation = compile(
                """
                /**
                 * Pulls "it" down, to {@code rho}.
                 *
                 * <pre>
                 *   Ω = 0
                 * </pre>
                 */
                @RegularizerPlugin(name = "pull-down", doc = "Pulls it down", aliases = {"pull"})
                record PullDown(
                        @Param(doc = "target", def = 0.05, min = 1e-4, max = 0.5, log = true) double rho,
                        @Param(doc = "weight in nats", def = 3) double betaMax,
                        @IntParam(doc = "steps", def = 2, min = 1) int steps,
                        @IntParam(doc = "key", def = 7) long key,
                        @ChoiceParam(doc = "shape", def = "very-flat") Shape shape,
                        @FlagParam(doc = "tied", def = true) boolean tied,
                        @TextParam(doc = "file", def = "a.csv", pattern = "[a-z.]+") String file,
                        @ListParam(doc = "sizes", def = "512, 128", min = 1, maxSize = 8) List<Integer> hidden,
                        @ListParam(doc = "shapes", def = "round") List<Shape> shapes,
                        @ListParam(doc = "weights", def = "", max = 1.5) List<Double> weights)
                        implements Regularizer {
                    enum Shape { ROUND, VERY_FLAT }
                    @Override public Tensor penalty(Pass pass) { return pass.code(); }
                }
                """);

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.descriptor("org.example.PullDown").replaceAll("\\s*\\n\\s*", ""))
                .isEqualTo(
                        """
                        {"kind": "regularizer","name": "pull-down","aliases": ["pull"],"doc": "Pulls it down",
                        "class": "org.example.PullDown","parameters": [
                        {"name": "rho","component": "rho","type": "real","default": 0.05,"min": 1.0E-4,"max": 0.5,"log": true,"doc": "target"},
                        {"name": "beta-max","component": "betaMax","type": "real","default": 3.0,"log": false,"doc": "weight in nats"},
                        {"name": "steps","component": "steps","type": "int","default": 2,"min": 1,"max": 2147483647,"log": false,"doc": "steps"},
                        {"name": "key","component": "key","type": "int","default": 7,"log": false,"doc": "key"},
                        {"name": "shape","component": "shape","type": "choice","default": "very-flat","choices": ["round","very-flat"],"doc": "shape"},
                        {"name": "tied","component": "tied","type": "flag","default": true,"doc": "tied"},
                        {"name": "file","component": "file","type": "text","default": "a.csv","pattern": "[a-z.]+","doc": "file"},
                        {"name": "hidden","component": "hidden","type": "list","element": "int","default": [512,128],"min": 1,"max": 2147483647,"minSize": 0,"maxSize": 8,"doc": "sizes"},
                        {"name": "shapes","component": "shapes","type": "list","element": "choice","default": ["round"],"choices": ["round","very-flat"],"minSize": 0,"maxSize": 64,"doc": "shapes"},
                        {"name": "weights","component": "weights","type": "list","element": "real","default": [],"max": 1.5,"minSize": 0,"maxSize": 64,"doc": "weights"}
                        ],"javadoc": "Pulls \\"it\\" down, to `rho`.\\n\\n```\\nΩ = 0\\n```"}"""
                                .replace("\n", ""));
    }

    @Test
    void namesTheDescriptorOfANestedRecordAsItsClassFile() {
        Compilation compilation = compile("class Outer { @RegularizerPlugin(name = \"in\", doc = \"Is inside\")"
                + " private record Inner()" + BODY + "}");

        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.descriptor("org.example.Outer$Inner")).contains("\"org.example.Outer$Inner\"");
    }

    @Test
    void leavesSourcesWithoutPluginsAlone() {
        assertThat(compile("class Plain {}").errors()).isEmpty();
    }

    @Test
    void refusesWhatIsNotARecord() {
        assertThat(compile("@RegularizerPlugin(name = \"it\", doc = \"Does it\")\nclass It" + BODY)
                        .errors())
                .containsExactly("2: it: a plugin must be a record, but got class It");
    }

    @Test
    void refusesARecordWithTypeParameters() {
        assertThat(compile("@RegularizerPlugin(name = \"it\", doc = \"Does it\") record It<T>()" + BODY)
                        .errors())
                .containsExactly("1: it: a plugin must be a record without type parameters, but got org.example.It<T>");
    }

    @Test
    void refusesARecordThatDoesNotImplementItsKind() {
        assertThat(compile("@LossPlugin(name = \"it\", doc = \"Does it\") record It()" + BODY)
                        .errors())
                .containsExactly("1: it: a loss must implement org.hourglass.spi.Loss,"
                        + " but got org.hourglass.spi.Regularizer; add `implements Loss`");
    }

    @Test
    void refusesARecordThatImplementsNothing() {
        assertThat(compile("@NoisePlugin(name = \"it\", doc = \"Does it\") record It() {}")
                        .errors())
                .containsExactly("1: it: a noise must implement org.hourglass.spi.Noise,"
                        + " but got no interface; add `implements Noise`");
    }

    @Test
    void refusesNamesThatAreNotKebabCase() {
        assertThat(compile("@RegularizerPlugin(name = \"It_1\", doc = \"Does it\", aliases = \"It\") record It()"
                                + BODY)
                        .errors())
                .containsExactly(
                        "1: It_1: a plugin's name must be in kebab-case, such as kl-sparsity, but got It_1",
                        "1: It: a plugin's name must be in kebab-case, such as kl-sparsity, but got It");
    }

    @Test
    void refusesAnEmptyDoc() {
        assertThat(compile("@RegularizerPlugin(name = \"it\", doc = \" \") record It()" + BODY)
                        .errors())
                .containsExactly("1: it: doc must say in one line what the plugin does, but got nothing");
    }

    @Test
    void refusesADocWithQuotes() {
        assertThat(compile("@RegularizerPlugin(name = \"it\", doc = \"Ng's way\") record It()" + BODY)
                        .errors())
                .containsExactly(
                        "1: it: doc must be one line without quotes, backslashes and dollar signs, but got Ng's way");
    }

    @Test
    void refusesTwoPluginsOfOneKindAndName() {
        assertThat(compile("@RegularizerPlugin(name = \"it\", doc = \"Does it\") record It()" + BODY
                                + "@RegularizerPlugin(name = \"it\", doc = \"Does it\") record Other()" + BODY)
                        .errors())
                .containsExactly("2: it: must name one regularizer, but got org.example.It and org.example.Other;"
                        + " rename one of them");
    }

    @Test
    void refusesAnEarlierNameThatIsTheNameOfAnother() {
        assertThat(compile("@RegularizerPlugin(name = \"it\", doc = \"Does it\") record It()" + BODY
                                + "@RegularizerPlugin(name = \"other\", doc = \"Does it\", aliases = \"it\")"
                                + " record Other()" + BODY)
                        .errors())
                .containsExactly("2: it: must name one regularizer, but got org.example.It and org.example.Other;"
                        + " rename one of them");
    }
}
