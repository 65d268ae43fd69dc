package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Plugin;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.cli.internal.view.Documents;
import org.hourglass.cli.internal.view.PluginPage;
import picocli.CommandLine;

/** Lists the plugins. */
@CommandLine.Command(
        name = "plugins",
        description = "Lists the plugins that studies can name; its commands show and install them.",
        footer = {"", "Examples:", "  hourglass plugins", "  hourglass plugins show kl-sparsity"})
final class PluginsCommand extends Command {

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    PluginsCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Catalog catalog = new Installed(host()).catalog();
        host().print(json, () -> Documents.plugins(catalog.plugins()), () -> list(catalog));
        return DONE;
    }

    private List<String> list(Catalog catalog) {
        Table table = Table.of("kind", "name", "version", "what it does").wrapping();
        catalog.plugins()
                .forEach(plugin -> table.row(
                        plugin.revision().kind().key(),
                        plugin.revision().name(),
                        plugin.revision().version(),
                        plugin.doc()));
        List<String> lines = new ArrayList<>(table.lines(width()));
        catalog.refusals().forEach(refusal -> {
            lines.add("");
            lines.addAll(Lines.wrap("not accepted: %s: %s".formatted(refusal.file(), refusal.why()), width(), 2));
        });
        return lines;
    }

    /** Shows a plugin with its formula, its source and its parameters. */
    @CommandLine.Command(name = "show", description = "Shows a plugin with formula, source and parameters.")
    static final class Show extends Command {

        @CommandLine.Parameters(paramLabel = "NAME", description = "a plugin's name, or name@version")
        private String name = "";

        @CommandLine.Option(names = "--json", description = "prints one JSON document")
        private boolean json;

        Show(Host host) {
            super(host);
        }

        @Override
        public Integer call() {
            List<Plugin> found = new Installed(host()).named(name);
            host().print(json, () -> Documents.plugins(found), () -> lines(found));
            return DONE;
        }

        private List<String> lines(List<Plugin> plugins) {
            List<String> lines = new ArrayList<>();
            for (Plugin plugin : plugins) {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.addAll(new PluginPage(plugin, width()).lines());
            }
            return lines;
        }
    }
}
