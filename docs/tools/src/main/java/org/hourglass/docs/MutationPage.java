package org.hourglass.docs;

import java.util.List;
import java.util.Optional;

/** The outcomes of the mutation check as Markdown. */
final class MutationPage {

    static final String PATH = "docs/mutation.md";
    static final String COMMAND = "docs/tools/check-mutants";

    private static final int SHOWN = 3;

    private MutationPage() {}

    /**
     * Returns the page of these mutants.
     *
     * @param outcomes what the check has just found
     * @param before the page so far, whose lines about other mutants are kept
     */
    static String of(List<Mutant> mutants, List<MutationCheck.Outcome> outcomes, String before) {
        List<String> rows = mutants.stream()
                .flatMap(mutant -> row(mutant, outcomes, before).stream())
                .toList();
        long plugins = mutants.stream().map(Mutant::plugin).distinct().count();
        return """
                # Mutation check

                <!-- Written by %s; a change here is lost. -->

                With automatic differentiation the gradient agrees with whatever formula stands in the code, so a test that compares the two finds
                no wrong sign. Each line here is a plugin with one small fault, and the tests of the plugin that fail because of it: %d faults in
                %d plugins, all found. `%s` makes the faults that [mutants.yaml](tools/mutants.yaml) lists, one after the other, beside the built
                classes; a fault that no test finds makes it fail.

                | plugin | fault | found by |
                |---|---|---|
                """
                        .formatted(COMMAND, rows.size(), plugins, COMMAND)
                + String.join("\n", rows) + "\n";
    }

    private static Optional<String> row(Mutant mutant, List<MutationCheck.Outcome> outcomes, String before) {
        String begin = begin(mutant);
        return outcomes.stream()
                .filter(outcome -> outcome.mutant().equals(mutant))
                .findFirst()
                .map(outcome -> begin + killers(outcome.killers()) + " |")
                .or(() -> before.lines().filter(line -> line.startsWith(begin)).findFirst());
    }

    /** Returns the row of a mutant up to what the tests decide. */
    static String begin(Mutant mutant) {
        String fault = "%s: `%s` instead of `%s`"
                .formatted(Markdown.escaped(mutant.change()), oneLine(mutant.by()), oneLine(mutant.replace()));
        String row = Markdown.row(mutant.plugin(), fault.replace("``", "nothing"), "");
        return row.substring(0, row.length() - " |".length());
    }

    private static String oneLine(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }

    private static String killers(List<String> names) {
        String shown = String.join(
                ", ", names.stream().limit(SHOWN).map(name -> "`" + name + "`").toList());
        return names.size() > SHOWN ? "%s and %d more".formatted(shown, names.size() - SHOWN) : shown;
    }
}
