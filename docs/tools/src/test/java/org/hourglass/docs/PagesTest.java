package org.hourglass.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;
import org.junit.jupiter.api.Test;

final class PagesTest {

    private static final String JAVADOC =
            """
            Pulls a * b down.

            ```
            Ω = |a|
            ```

            Shape: a is `[batch_size]`. Domain: a < 1.

            More.

            Source: A. Author, "Title", 2011.
            """;

    private static Plugin regularizer(String javadoc) {
        return new Plugin(
                new Revision(Kind.REGULARIZER, "pull", "1.0.0", "ab", "org.example"),
                "Pulls it",
                javadoc,
                "org.example.Pull",
                List.of("push"),
                List.of(
                        new Parameter("weight", "how much", new Domain.Real(1e-7, 10, true), 1e-4),
                        new Parameter("file", "which", new Domain.Text("a|b"), "")));
    }

    @Test
    void aPageHasASectionForEachPlugin() {
        assertThat(CataloguePages.of(List.of(regularizer(JAVADOC))).get("regularizers.md"))
                .isEqualTo(
                        """
                        # Regularizers

                        <!-- Written by docs/tools/renew-catalogue from the plugins' annotations and Javadoc; a change here is lost. -->

                        ## pull

                        Pulls it. Version 1.0.0, in `org.example`; earlier push.

                        Pulls a \\* b down.

                        ```text
                        Ω = |a|
                        ```

                        - **Shape**: a is `[batch_size]`.
                        - **Domain**: a \\< 1.

                        More.

                        - **Source**: A. Author, "Title", 2011.

                        | parameter | default | legal values | meaning |
                        |---|---|---|---|
                        | `weight` | 0.0001 | [1e-7, 10] log | how much |
                        | `file` | "" | text like a\\|b | which |
                        """);
    }

    @Test
    void theContentsLeadToEachSection() {
        assertThat(CataloguePages.of(List.of(regularizer(JAVADOC))).get("README.md"))
                .endsWith(
                        """
                        ## [Regularizers](regularizers.md)

                        - [pull](regularizers.md#pull): Pulls it
                        """);
    }

    @Test
    void javadocMustHaveWhatItsKindNeeds() {
        assertThat(DocumentationRules.faults(regularizer(JAVADOC)))
                .containsExactly(
                        "regularizer pull (org.example.Pull): Javadoc must say `Unit: ...`, but does not",
                        "regularizer pull (org.example.Pull): Javadoc must say `Reduction: ...`, but does not",
                        "regularizer pull (org.example.Pull): Javadoc must say `Gradient: ...`, but does not");
        assertThat(DocumentationRules.faults(regularizer("")))
                .containsExactly("regularizer pull (org.example.Pull): must have Javadoc, but has none");
        assertThat(DocumentationRules.faults(regularizer(
                        "Shape: a. Domain: a. Unit: a. Reduction: a. Gradient: a.\n\nSource: somebody, 2011.")))
                .containsExactly(
                        "regularizer pull (org.example.Pull): Javadoc must begin with a sentence that says what it is,"
                                + " but begins with a.",
                        "regularizer pull (org.example.Pull): Javadoc must show its formula between <pre> and </pre>,"
                                + " but has none",
                        "regularizer pull (org.example.Pull): Source must have a title in quotes and a year, or begin"
                                + " with definition, but got somebody, 2011.");
    }

    @Test
    void textIsNoMarkdownButForCode() {
        assertThat(Markdown.escaped("a_b `c_d` [x](y) ~ `")).isEqualTo("a\\_b `c_d` [x\\](y) \\~ \\`");
    }
}
