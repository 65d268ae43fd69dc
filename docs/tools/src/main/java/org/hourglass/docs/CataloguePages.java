package org.hourglass.docs;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hourglass.catalog.Documentation;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;

/** The catalogue as Markdown: a page for each kind of plugin, and one that lists them all. */
final class CataloguePages {

    static final String FOLDER = "docs/catalogue";
    static final String COMMAND = "docs/tools/renew-catalogue";

    private static final String ORIGIN =
            "<!-- Written by " + COMMAND + " from the plugins' annotations and Javadoc; a change here is lost. -->";

    private final List<Plugin> plugins;

    private CataloguePages(List<Plugin> plugins) {
        this.plugins = plugins;
    }

    /** Returns the text of each page by the name of its file. */
    static SortedMap<String, String> of(List<Plugin> plugins) {
        CataloguePages catalogue = new CataloguePages(plugins);
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put("README.md", catalogue.contents());
        for (Kind kind : Kind.values()) {
            if (!catalogue.of(kind).isEmpty()) {
                pages.put(file(kind), catalogue.page(kind));
            }
        }
        return pages;
    }

    private List<Plugin> of(Kind kind) {
        return plugins.stream()
                .filter(plugin -> plugin.revision().kind() == kind)
                .toList();
    }

    private String contents() {
        List<String> blocks = new ArrayList<>(List.of(
                "# The catalogue",
                ORIGIN,
                "Every standard plugin with its formula, its parameters and where it comes from. `hourglass plugins show NAME`"
                        + " shows the same of every installed plugin, those of your own included."));
        for (Kind kind : Kind.values()) {
            if (!of(kind).isEmpty()) {
                blocks.add("## [%s](%s)".formatted(title(kind), file(kind)));
                blocks.add(of(kind).stream().map(CataloguePages::entry).collect(joining("\n")));
            }
        }
        return String.join("\n\n", blocks) + "\n";
    }

    private static String entry(Plugin plugin) {
        String name = plugin.revision().name();
        return "- [%s](%s#%s): %s"
                .formatted(name, file(plugin.revision().kind()), name, Markdown.escaped(plugin.doc()));
    }

    private String page(Kind kind) {
        List<String> blocks = new ArrayList<>(List.of("# " + title(kind), ORIGIN));
        of(kind).forEach(plugin -> addSection(plugin, blocks));
        return String.join("\n\n", blocks) + "\n";
    }

    private static void addSection(Plugin plugin, List<String> blocks) {
        blocks.add("## " + plugin.revision().name());
        blocks.add("%s. Version %s, in `%s`%s."
                .formatted(
                        Markdown.escaped(plugin.doc()),
                        plugin.revision().version(),
                        plugin.revision().bundle(),
                        plugin.aliases().isEmpty() ? "" : "; earlier " + String.join(", ", plugin.aliases())));
        List<String> items = new ArrayList<>();
        for (Documentation.Part part : plugin.documentation().parts()) {
            if (part.subject().isEmpty()) {
                flush(items, blocks);
                blocks.add(part.formula() ? "```text\n" + part.text() + "\n```" : Markdown.escaped(part.text()));
            } else {
                items.add("- **%s**: %s".formatted(part.subject(), Markdown.escaped(part.text())));
            }
        }
        flush(items, blocks);
        blocks.add(parameters(plugin));
    }

    private static void flush(List<String> items, List<String> blocks) {
        if (!items.isEmpty()) {
            blocks.add(String.join("\n", items));
            items.clear();
        }
    }

    private static String parameters(Plugin plugin) {
        if (plugin.parameters().isEmpty()) {
            return "No parameters.";
        }
        return "| parameter | default | legal values | meaning |\n|---|---|---|---|\n"
                + plugin.parameters().stream()
                        .map(parameter -> Markdown.row(
                                "`" + parameter.name() + "`",
                                Markdown.escaped(parameter.defaultInWords()),
                                Markdown.escaped(parameter.domain().inWords()),
                                Markdown.escaped(parameter.doc())))
                        .collect(joining("\n"));
    }

    private static String file(Kind kind) {
        return title(kind).toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
    }

    private static String title(Kind kind) {
        String key = kind.key().replace('-', ' ');
        String name = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
        return kind == Kind.NOISE ? name : name + (name.endsWith("s") ? "es" : "s");
    }
}
