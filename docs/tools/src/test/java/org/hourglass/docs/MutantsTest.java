package org.hourglass.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.hourglass.catalog.Plugin;
import org.junit.jupiter.api.Test;

/** The mutants fit the plugins as they are now, and their page shows all of them. */
final class MutantsTest {

    private static final Mutant SIGN =
            new Mutant("loss it", "It", "ItTest", "the sign", "times(weight)", "times(-weight)");

    @Test
    void everyMutantHasItsPlaceInTheSource() throws IOException {
        Bundles bundles = Bundles.of(Tree.ROOT);
        List<Plugin> plugins = Tree.plugins();
        MutationCheck check = new MutationCheck(bundles, plugins);
        assertThat(MutantFile.read(Tree.ROOT, plugins))
                .allSatisfy(mutant -> assertThat(check.mutated(mutant)).contains(mutant.by()));
    }

    @Test
    void moreThanTenPluginsAreChecked() throws IOException {
        assertThat(MutantFile.read(Tree.ROOT, Tree.plugins()))
                .extracting(Mutant::plugin)
                .contains("regularizer kl-sparsity", "loss bce-sum", "noise masking", "architecture mlp")
                .satisfies(names -> assertThat(names.stream().distinct()).hasSizeGreaterThan(10));
    }

    @Test
    void thePageShowsEveryMutantAndWhatFoundIt() throws IOException {
        List<String> rows = Tree.read(MutationPage.PATH)
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains(" instead of "))
                .toList();
        List<String> begins = MutantFile.read(Tree.ROOT, Tree.plugins()).stream()
                .map(MutationPage::begin)
                .toList();
        assertThat(rows)
                .as("docs/mutation.md must show the mutants of mutants.yaml; run %s and commit", MutationPage.COMMAND)
                .hasSameSizeAs(begins)
                .zipSatisfy(
                        begins,
                        (row, begin) -> assertThat(row).startsWith(begin).matches(".*\\| `.+ \\|"));
    }

    @Test
    void refusesATextThatIsGoneOrStandsTwice() {
        assertThat(SIGN.mutate("x.times(weight);")).isEqualTo("x.times(-weight);");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGN.mutate("x.times(w);"))
                .withMessage("loss it, the sign: `times(weight)` must stand in It.java exactly once, but does not;"
                        + " mend mutants.yaml");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIGN.mutate("x.times(weight); y.times(weight);"))
                .withMessage("loss it, the sign: `times(weight)` must stand in It.java exactly once, but stands there"
                        + " again; mend mutants.yaml");
    }
}
