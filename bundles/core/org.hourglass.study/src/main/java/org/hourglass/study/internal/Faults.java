package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hourglass.base.Nearest;
import org.hourglass.study.Fault;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that one fault does not hide the next. */
final class Faults {

    private final Set<Fault> all = new LinkedHashSet<>();
    private final Set<Place> spoiled = new HashSet<>();

    void add(Place place, String what, String allowed) {
        add(place, what, allowed, null);
    }

    void add(Place place, String what, String allowed, @Nullable String suggestion) {
        if (!spoiled.contains(place)) {
            all.add(new Fault(place.file(), place.line(), place.column(), what, allowed, suggestion));
        }
    }

    /** Something that has no value at all, so that nothing more is to be said about what stands there. */
    void spoiled(Place place, String what, String allowed) {
        add(place, what, allowed);
        spoiled.add(place);
    }

    /** A name that is none of those known; {@code list} introduces them. */
    void unknown(Place place, String what, String name, String list, Collection<String> known) {
        add(place, what, listed(list, known), Nearest.to(name, known).orElse(null));
    }

    /** A key that its map does not have; a setting is told the whole path that it probably meant. */
    void unknownKey(Place place, String path, String key, String what, String list, Collection<String> known) {
        String prefix = path.isEmpty() ? "" : path + ".";
        String suggestion = Nearest.to(key, known).orElse(null);
        if (suggestion != null && place.setting().startsWith(prefix + key)) {
            suggestion = prefix + suggestion + place.setting().substring((prefix + key).length());
        }
        add(place, what, listed(list, known), suggestion);
    }

    private static String listed(String list, Collection<String> known) {
        return known.isEmpty() ? list + ": none" : list + ": " + String.join(", ", known);
    }

    int size() {
        return all.size();
    }

    /** Returns them in the order of the file, those of settings last. */
    List<Fault> sorted() {
        List<Fault> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing((Fault fault) -> fault.file().equals(Place.SETTING))
                .thenComparing(Fault::line)
                .thenComparing(Fault::column));
        return sorted;
    }
}
