package org.hourglass.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.hourglass.catalog.Plugin;

/** What the scripts in {@code docs/tools} call. */
public final class Main {

    private static final int WRONG = 1;
    private static final int FAILED = 2;

    private final Path root;
    private final Bundles bundles;
    private final List<Plugin> plugins;

    private Main(Path root) throws IOException {
        this.root = root;
        this.bundles = Bundles.of(root);
        this.plugins = bundles.plugins();
    }

    /**
     * Writes the catalogue ({@code catalogue ROOT}), checks mutants and writes their page ({@code mutants ROOT [PLUGIN...]}),
     * or runs a test class and prints what fails ({@code test CLASS}).
     */
    public static void main(String[] arguments) throws Exception {
        int status = FAILED;
        try {
            if (arguments[0].equals("test")) {
                TestRun.of(arguments[1], Main.class.getClassLoader()).failures().forEach(System.out::println);
                System.exit(0);
            }
            Main main = new Main(Path.of(arguments[1]).toAbsolutePath().normalize());
            List<String> rest = List.of(arguments).subList(2, arguments.length);
            status = arguments[0].equals("mutants") ? main.checkMutants(rest) : main.writeCatalogue();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
        }
        System.exit(status); // a mutant may have left a thread that never ends
    }

    private int writeCatalogue() throws IOException {
        Path folder = Files.createDirectories(root.resolve(CataloguePages.FOLDER));
        SortedMap<String, String> pages = CataloguePages.of(plugins);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!pages.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        for (var page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        System.out.println("%d plugins in %s".formatted(plugins.size(), CataloguePages.FOLDER));
        List<String> faults = plugins.stream()
                .flatMap(plugin -> DocumentationRules.faults(plugin).stream())
                .toList();
        faults.forEach(System.err::println);
        return faults.isEmpty() ? 0 : WRONG;
    }

    private int checkMutants(List<String> names) throws Exception {
        List<Mutant> all = MutantFile.read(root, plugins);
        List<Mutant> mutants = all.stream()
                .filter(mutant ->
                        names.isEmpty() || names.contains(mutant.plugin().replaceFirst(".* ", "")))
                .toList();
        List<MutationCheck.Outcome> outcomes = new MutationCheck(bundles, plugins)
                .run(
                        mutants,
                        outcome -> System.out.println("%-9s %s: %s %s"
                                .formatted(
                                        outcome.killers().isEmpty() ? "SURVIVES" : "found",
                                        outcome.mutant().plugin(),
                                        outcome.mutant().change(),
                                        outcome.killers())));
        List<Mutant> living = outcomes.stream()
                .filter(outcome -> outcome.killers().isEmpty())
                .map(MutationCheck.Outcome::mutant)
                .toList();
        System.out.println("%d mutants, %d found by a test, %d not"
                .formatted(mutants.size(), mutants.size() - living.size(), living.size()));
        if (living.isEmpty()) {
            Path page = root.resolve(MutationPage.PATH);
            String before = Files.exists(page) ? Files.readString(page) : "";
            Files.writeString(page, MutationPage.of(all, outcomes, before));
        }
        return living.isEmpty() ? 0 : WRONG;
    }
}
