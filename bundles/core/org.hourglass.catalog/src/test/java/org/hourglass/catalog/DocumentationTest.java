package org.hourglass.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.hourglass.catalog.Documentation.Part;
import org.junit.jupiter.api.Test;

final class DocumentationTest {

    private static final Documentation KL = Documentation.of(
            """
            Pulls the mean towards `rho`.

            ```
            Ω = β KL

              KL = ρ
            ```

            Computed in nats. Shape: H is `[batch, code]`. Domain: 0 to 1; see "Unit: one". Not more. Unit: nats.

            Source: A. Ng, "Sparse autoencoder. Shape: no", 2011. Deviation: none.
            """);

    @Test
    void tellsPartsBySubject() {
        assertThat(KL.parts())
                .containsExactly(
                        new Part("", "Pulls the mean towards `rho`.", false),
                        new Part("", "Ω = β KL\n\n  KL = ρ", true),
                        new Part("", "Computed in nats.", false),
                        new Part("Shape", "H is `[batch, code]`.", false),
                        new Part("Domain", "0 to 1; see \"Unit: one\". Not more.", false),
                        new Part("Unit", "nats.", false),
                        new Part("Source", "A. Ng, \"Sparse autoencoder. Shape: no\", 2011. Deviation: none.", false));
    }

    @Test
    void findsWhatIsSaidAboutASubject() {
        assertThat(KL.formula()).isEqualTo("Ω = β KL\n\n  KL = ρ");
        assertThat(KL.about("Unit")).contains("nats.");
        assertThat(KL.about("Gradient")).isEmpty();
    }

    @Test
    void isEmptyWithoutJavadoc() {
        assertThat(Documentation.of("").parts()).isEmpty();
        assertThat(Documentation.of("").formula()).isEmpty();
    }
}
