package org.hourglass.catalog.internal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.base.Nearest;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;

/** Finds the plugin that a reference in a study names, among plugins in the catalogue's order. */
final class References {

    private static final String CONTENT = "sha256:";

    private final List<Plugin> plugins;

    References(List<Plugin> plugins) {
        this.plugins = plugins;
    }

    Plugin find(Kind kind, String reference) {
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        List<Plugin> named = named(kind, name);
        if (named.isEmpty()) {
            throw unknown(kind, name);
        } else if (at < 0) {
            return highest(named, reference);
        }
        String which = reference.substring(at + 1);
        Predicate<Revision> wanted = which.startsWith(CONTENT)
                ? revision -> which.length() > CONTENT.length()
                        && revision.sha256().startsWith(which.substring(CONTENT.length()))
                : revision -> Versions.same(revision.version(), which);
        List<Plugin> found =
                named.stream().filter(plugin -> wanted.test(plugin.revision())).toList();
        if (found.isEmpty()) {
            throw otherRevisions(named, reference);
        }
        return single(found, reference);
    }

    private List<Plugin> named(Kind kind, String name) {
        List<Plugin> ofKind =
                plugins.stream().filter(p -> p.revision().kind() == kind).toList();
        List<Plugin> exact =
                ofKind.stream().filter(p -> p.revision().name().equals(name)).toList();
        return exact.isEmpty()
                ? ofKind.stream().filter(p -> p.aliases().contains(name)).toList()
                : exact;
    }

    private static Plugin highest(List<Plugin> named, String reference) {
        String version = named.get(0).revision().version();
        return single(
                named.stream()
                        .filter(plugin -> Versions.same(plugin.revision().version(), version))
                        .toList(),
                reference);
    }

    private static Plugin single(List<Plugin> found, String reference) {
        if (found.size() == 1) {
            return found.get(0);
        }
        String revisions = found.stream()
                .map(Plugin::revision)
                .map(r -> "%s@%s%.12s of %s".formatted(r.name(), CONTENT, r.sha256(), r.bundle()))
                .collect(Collectors.joining(" and "));
        throw new HourglassException(
                ErrorCode.USER,
                "%s: must name one revision, but got %s; write one of them".formatted(reference, revisions));
    }

    private HourglassException unknown(Kind kind, String name) {
        Collection<String> known = plugins.stream()
                .filter(plugin -> plugin.revision().kind() == kind)
                .flatMap(plugin -> Stream.concat(Stream.of(plugin.revision().name()), plugin.aliases().stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String names = known.isEmpty() ? "none is installed" : "there are " + String.join(", ", known);
        return new HourglassException(
                ErrorCode.USER,
                "%s: must be an installed plugin of kind %s (%s), but got none of this name%s"
                        .formatted(name, kind.key(), names, Nearest.hint(name, known)));
    }

    private static HourglassException otherRevisions(List<Plugin> named, String reference) {
        String versions = named.stream()
                .map(Plugin::revision)
                .map(r -> "%s (%s%.12s)".formatted(r, CONTENT, r.sha256()))
                .collect(Collectors.joining(", "));
        return new HourglassException(
                ErrorCode.USER,
                "%s: must be an installed revision, but got only %s; name one of them or put its bundle into plugins/"
                        .formatted(reference, versions));
    }
}
