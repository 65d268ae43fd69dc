package org.hourglass.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hourglass.catalog.Plugin;

/** Makes each mutant and lets the tests of its plugin find it. Nothing is written to the source tree. */
final class MutationCheck {

    private final Bundles bundles;
    private final List<Plugin> plugins;
    private final Set<String> sound = new HashSet<>();

    MutationCheck(Bundles bundles, List<Plugin> plugins) {
        this.bundles = bundles;
        this.plugins = plugins;
    }

    /** A mutant and the tests that found it, none if it lives on. */
    record Outcome(Mutant mutant, List<String> killers) {}

    /** Checks all of them and tells each outcome as it comes. */
    List<Outcome> run(List<Mutant> mutants, Consumer<Outcome> told) throws Exception {
        for (Mutant mutant : mutants) {
            mutated(mutant); // before the long work: each has its place
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (Laboratory laboratory = Laboratory.open()) {
            for (Mutant mutant : mutants) {
                Outcome outcome = new Outcome(mutant, killers(mutant, laboratory));
                told.accept(outcome);
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private List<String> killers(Mutant mutant, Laboratory laboratory) throws Exception {
        Plugin plugin = MutantFile.find(mutant.plugin(), plugins);
        Bundles.Bundle bundle = bundles.of(plugin);
        String test = beside(plugin, mutant.test());
        if (sound.add(test)) {
            TestRun unchanged = laboratory.run(bundle, test);
            if (unchanged.tests() == 0 || !unchanged.failures().isEmpty()) {
                throw new IllegalStateException("%s: must pass without a mutant, but %s of its tests fail: %s"
                        .formatted(test, unchanged.failures().size(), unchanged.failures()));
            }
        }
        String type = type(mutant, plugin);
        return (type.equals(mutant.type())
                        ? laboratory.runApart(bundle, test, type, mutated(mutant))
                        : laboratory.run(bundle, test, type, mutated(mutant)))
                .failures();
    }

    /** Returns the source of the mutant's class with the fault in it. */
    String mutated(Mutant mutant) throws IOException {
        Plugin plugin = MutantFile.find(mutant.plugin(), plugins);
        String type = type(mutant, plugin);
        Path source = type.equals(mutant.type())
                ? bundles.coreSource(type)
                : bundles.of(plugin).source(type);
        return mutant.mutate(Files.readString(source));
    }

    /** A name with dots is of a class of the core. */
    private static String type(Mutant mutant, Plugin plugin) {
        return mutant.type().contains(".") ? mutant.type() : beside(plugin, mutant.type());
    }

    private static String beside(Plugin plugin, String simpleName) {
        return plugin.className().substring(0, plugin.className().lastIndexOf('.') + 1) + simpleName;
    }
}
