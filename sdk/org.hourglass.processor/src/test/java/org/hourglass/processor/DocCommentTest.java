package org.hourglass.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DocCommentTest {

    private static void assertMarkdown(String comment, String markdown) {
        assertThat(DocComment.toMarkdown(comment)).isEqualTo(markdown.strip());
    }

    @Test
    void makesALineOfEveryParagraphAndKeepsFormulas() {
        assertMarkdown(
                """
                 Pulls the mean towards {@code rho}, which is
                 small.

                 <pre>
                   Ω(H) = β · Σⱼ KL(ρ ‖ ρ̂ⱼ)
                     if p &lt; 1/2
                 </pre>

                 <p>Shape: H is {@code [batch,
                 code]}.
                 <p>Source: A. Ng, "Sparse autoencoder", 2011.
                """,
                """
                Pulls the mean towards `rho`, which is small.

                ```
                Ω(H) = β · Σⱼ KL(ρ ‖ ρ̂ⱼ)
                  if p < 1/2
                ```

                Shape: H is `[batch, code]`.

                Source: A. Ng, "Sparse autoencoder", 2011.
                """);
    }

    @Test
    void keepsCodeAsItIs() {
        assertMarkdown(
                " {@code a<b>, {c: &lt;}} and <code>x &lt; y</code>, {@literal <raw>}",
                "`a<b>, {c: &lt;}` and `x < y`, <raw>");
    }

    @Test
    void showsLinksByTheirLabelOrByWhatTheyReferTo() {
        assertMarkdown(
                " {@link org.hourglass.spi.LinearAlgebra#nearest}, {@link #penalty(Pass, int)}, {@link #fit(A, B) the\n fit},"
                        + " <a href=\"https://example.org/a\">a page</a>",
                "`LinearAlgebra.nearest`, `penalty(Pass, int)`, the fit, a page (https://example.org/a)");
    }

    @Test
    void leavesOutWhatOnlyDecoratesAndDecodesEntities() {
        assertMarkdown(
                " A <em>very</em> <b>bold</b> x<sup>2</sup> &amp; r<sub>i</sub>&nbsp;&#8804; &#x3c0; &unknown;",
                "A very bold x^2 & r_i ≤ π &unknown;");
    }

    @Test
    void makesItemsOfLists() {
        assertMarkdown(" Two: <ul>\n <li>one\n <li>two</li>\n </ul>\n then", "Two:\n\n- one\n\n- two\n\nthen");
    }

    @Test
    void unwrapsCodeInFormulas() {
        assertMarkdown(" <pre>{@code\n   a < b\n   c\n }</pre>", "```\na < b\nc\n```");
    }

    @Test
    void endsAtBlockTags() {
        assertMarkdown(
                " Does it. Ask a@example.org.\n\n @param rho target\n <pre>x</pre>", "Does it. Ask a@example.org.");
    }

    @Test
    void isNotConfusedByABraceThatIsNotClosed() {
        assertMarkdown(" Does {@code it", "Does `it`");
    }
}
