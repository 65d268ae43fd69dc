package org.hourglass.study.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog;
import org.hourglass.catalog.Kind;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;

/**
 * The installed plugins of one kind.
 *
 * @param pins what a bare name means before the highest version
 * @param optional whether {@code none} is another answer
 */
record Plugins(Catalog catalog, List<Revision> pins, Kind kind, boolean optional) implements Shelf {

    @Override
    public Optional<Option> find(String reference, Place place, Faults faults) {
        String name = reference.replaceFirst("@.*", "");
        if (ofThisKind().noneMatch(plugin -> isCalled(plugin, name))) {
            notInstalled(name, place, faults);
            return Optional.empty();
        }
        try {
            return Optional.of(Option.of(pinned(reference).orElseGet(() -> catalog.find(kind, reference))));
        } catch (HourglassException e) {
            faults.add(place, e.getMessage(), "");
            return Optional.empty();
        }
    }

    private Stream<Plugin> ofThisKind() {
        return catalog.plugins().stream().filter(plugin -> plugin.revision().kind() == kind);
    }

    private static boolean isCalled(Plugin plugin, String name) {
        return plugin.revision().name().equals(name) || plugin.aliases().contains(name);
    }

    /** Two revisions of one name can be pinned; the bare name meant the higher one. */
    private Optional<Plugin> pinned(String reference) {
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        Set<String> names = ofThisKind()
                .filter(plugin -> isCalled(plugin, name))
                .map(plugin -> plugin.revision().name())
                .collect(Collectors.toSet());
        List<Revision> pinned = pins.stream()
                .filter(pin -> pin.kind() == kind && names.contains(pin.name()))
                .filter(pin -> at < 0 || pin.version().equals(reference.substring(at + 1)))
                .toList();
        return pinned.isEmpty()
                ? Optional.empty()
                : ofThisKind()
                        .filter(plugin -> pinned.contains(plugin.revision()))
                        .findFirst()
                        .or(() -> Optional.of(catalog.find(pinned.get(0))));
    }

    private void notInstalled(String name, Place place, Faults faults) {
        String other = Arrays.stream(Kind.values())
                .filter(k -> catalog.plugins().stream()
                        .anyMatch(plugin -> plugin.revision().kind() == k && isCalled(plugin, name)))
                .findFirst()
                .map(k -> "; it is %s %s".formatted(article(k), k.key()))
                .orElse("");
        Set<String> names = new TreeSet<>(
                ofThisKind().map(plugin -> plugin.revision().name()).toList());
        if (optional) {
            names.add(Alternative.NONE);
        }
        String what = "no %s plugin is called `%.60s`%s".formatted(kind.key(), name, other);
        faults.unknown(place, what, name, optional ? "there are" : "installed", names);
    }

    private static String article(Kind kind) {
        return "aeiou".indexOf(kind.key().charAt(0)) >= 0 ? "an" : "a";
    }

    @Override
    public void check(Option option, Map<String, Object> values, Place place, Faults faults) {
        try {
            catalog.create(option.plugin().orElseThrow(), kind.contract(), values);
        } catch (HourglassException e) {
            faults.add(place, e.getMessage(), "");
        }
    }
}
