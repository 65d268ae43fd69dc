package org.hourglass.study.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A map whose keys are asked for one by one; those never asked for are unknown. */
final class Keys {

    private final Tree.Entries entries;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    Keys(Tree.Entries entries, String path, Faults faults) {
        this.entries = entries;
        this.path = path;
        this.faults = faults;
    }

    /** Returns the value of a key, if it is there. */
    Optional<Tree> find(String key) {
        known.add(key);
        return Optional.ofNullable(entries.entries().get(key)).map(Tree.Entry::value);
    }

    /** Returns the value of a key that must be there. */
    Optional<Tree> need(String key, String remedy) {
        Optional<Tree> value = find(key);
        if (value.isEmpty()) {
            faults.add(entries.place(), "`%s` is missing".formatted(full(key)), remedy);
        }
        return value;
    }

    /** Refuses every key that nobody asked for. */
    void refuseOthers() {
        entries.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                faults.unknownKey(
                        entry.place(),
                        path,
                        key,
                        path.isEmpty()
                                ? "unknown key `%.60s`".formatted(key)
                                : "`%s` has no key `%.60s`".formatted(path, key),
                        path.isEmpty() ? "known keys" : "its keys",
                        known);
            }
        });
    }

    Place place() {
        return entries.place();
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
