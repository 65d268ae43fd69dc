package org.hourglass.cli.internal.commands;

import java.util.List;
import java.util.Optional;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.catalog.Revision;
import org.hourglass.cli.internal.host.Host;

/** The plugins that commands see: those of the product and those of the workspace's plugin folder. */
final class Installed {

    private final Host host;

    Installed(Host host) {
        this.host = host;
    }

    /** Returns the catalogue with what lies in the workspace's plugin folder now. */
    Catalog catalog() {
        folder().ifPresent(folder -> folder.scan(host.place()).forEach(this::tell));
        return host.services().need(Catalog.class);
    }

    /** Installs revisions that a study is pinned to; what cannot be had fails when it is needed, and is told now. */
    void ensure(List<Revision> revisions) {
        folder().ifPresent(folder -> folder.ensure(host.place(), revisions).forEach(this::tell));
    }

    private Optional<PluginFolder> folder() {
        return host.workspaceIfAny().flatMap(workspace -> host.services().find(PluginFolder.class));
    }

    private void tell(Catalog.Refusal refusal) {
        host.tell("not accepted: %s: %s".formatted(refusal.file(), refusal.why()));
    }

    /** Returns the plugins of this name, or of name@version, or fails with the nearest name. */
    List<Plugin> named(String name) {
        List<Plugin> all = catalog().plugins();
        List<Plugin> found = all.stream()
                .filter(plugin -> plugin.revision().name().equals(name)
                        || plugin.revision().toString().equals(name)
                        || plugin.aliases().contains(name))
                .toList();
        if (found.isEmpty()) {
            List<String> names = all.stream()
                    .map(plugin -> plugin.revision().name())
                    .distinct()
                    .toList();
            throw new HourglassException(
                    ErrorCode.USER,
                    "plugin: must be one that `hourglass plugins` lists, but got %s%s"
                            .formatted(name, Nearest.hint(name, names)));
        }
        return found;
    }
}
