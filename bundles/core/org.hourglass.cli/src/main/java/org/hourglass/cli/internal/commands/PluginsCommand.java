package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Domain;
import org.hourglass.catalog.Parameter;
import org.hourglass.catalog.Plugin;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.text.Table;
import org.hourglass.cli.internal.view.Documents;
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

    /** Shows a plugin with its parameters. */
    @CommandLine.Command(name = "show", description = "Shows a plugin, of every kind and version that has the name.")
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
                lines.add("%s %s (%s, from %s)"
                        .formatted(
                                plugin.revision().name(),
                                plugin.revision().version(),
                                plugin.revision().kind().key(),
                                plugin.revision().bundle()));
                lines.add(Lines.cut("  " + plugin.doc(), width()));
                lines.add("  sha256 " + plugin.revision().sha256());
                if (!plugin.parameters().isEmpty()) {
                    lines.add("");
                    lines.addAll(parameters(plugin.parameters()));
                }
            }
            return lines;
        }

        private List<String> parameters(List<Parameter> parameters) {
            Table table =
                    Table.of("parameter", "default", "legal values", "meaning").wrapping();
            parameters.forEach(parameter -> table.row(
                    parameter.name(), Numbers.value(parameter.def()), legal(parameter.domain()), parameter.doc()));
            return table.lines(width());
        }

        private static String legal(Domain domain) {
            if (domain instanceof Domain.Real real) {
                return range(bound(real.min()), bound(real.max()), real.log());
            } else if (domain instanceof Domain.Whole whole) {
                return "whole, "
                        + range(
                                whole.min() == Long.MIN_VALUE ? "-inf" : String.valueOf(whole.min()),
                                whole.max() == Long.MAX_VALUE || whole.max() == Integer.MAX_VALUE
                                        ? "inf"
                                        : String.valueOf(whole.max()),
                                whole.log());
            } else if (domain instanceof Domain.Choice choice) {
                return String.join(", ", choice.names());
            } else if (domain instanceof Domain.ListOf list) {
                return "%d to %s of: %s"
                        .formatted(
                                list.minSize(),
                                list.maxSize() == Integer.MAX_VALUE ? "any number" : list.maxSize(),
                                legal(list.element()));
            } else if (domain instanceof Domain.Text text) {
                return "text like " + text.pattern();
            }
            return "true, false";
        }

        private static String bound(double value) {
            return Double.isInfinite(value) || value != Math.rint(value) || Math.abs(value) >= 1e6
                    ? Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : trimmed(value)
                    : String.valueOf((long) value);
        }

        private static String trimmed(double value) {
            return java.math.BigDecimal.valueOf(value)
                    .stripTrailingZeros()
                    .toString()
                    .replace("E", "e")
                    .replace("e+", "e");
        }

        private static String range(String min, String max, boolean log) {
            String open = min.endsWith("inf") ? "(" : "[";
            return open + min + ", " + max + (max.endsWith("inf") ? ")" : "]") + (log ? " log" : "");
        }
    }
}
