package org.hourglass.cli.internal.view;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.catalog.Documentation;
import org.hourglass.catalog.Plugin;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Table;

/** A plugin with its formula, what else its author says of it, and its parameters. */
public final class PluginPage {

    private static final int INDENT = 2;

    private final Plugin plugin;
    private final int width;

    /** Makes the page of a plugin, none of its lines wider than that. */
    public PluginPage(Plugin plugin, int width) {
        this.plugin = plugin;
        this.width = width;
    }

    /** Returns the whole page. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s (%s, from %s)"
                .formatted(
                        plugin.revision().name(),
                        plugin.revision().version(),
                        plugin.revision().kind().key(),
                        plugin.revision().bundle()));
        lines.addAll(indented(plugin.doc(), INDENT, 0));
        lines.add("  sha256 " + plugin.revision().sha256());
        if (!plugin.aliases().isEmpty()) {
            lines.add("  earlier names: " + String.join(", ", plugin.aliases()));
        }
        lines.addAll(documentation());
        lines.addAll(parameters());
        return lines;
    }

    private List<String> documentation() {
        List<String> lines = new ArrayList<>();
        boolean together = false;
        for (Documentation.Part part : plugin.documentation().parts()) {
            if (part.formula() || !together || part.subject().isEmpty()) {
                lines.add("");
            }
            together = !part.subject().isEmpty();
            lines.addAll(part(part));
        }
        return lines;
    }

    private List<String> part(Documentation.Part part) {
        if (part.formula()) {
            return part.text()
                    .lines()
                    .flatMap(line -> indented(line, 2 * INDENT, 2 * INDENT).stream())
                    .toList();
        }
        return part.subject().isEmpty()
                ? indented(part.text(), INDENT, 0)
                : indented(part.subject() + ": " + part.text(), INDENT, INDENT);
    }

    /** Returns the text broken at spaces, all lines indented, those after the first by something more. */
    private List<String> indented(String text, int indent, int hanging) {
        String space = " ".repeat(indent);
        return Lines.wrap(text, Math.max(1, width - indent), hanging).stream()
                .map(line -> (space + line).stripTrailing())
                .toList();
    }

    private List<String> parameters() {
        if (plugin.parameters().isEmpty()) {
            return List.of();
        }
        Table table =
                Table.of("parameter", "default", "legal values", "meaning").wrapping();
        plugin.parameters()
                .forEach(parameter -> table.row(
                        parameter.name(),
                        parameter.defaultInWords(),
                        parameter.domain().inWords(),
                        parameter.doc()));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines(width));
        return lines;
    }
}
