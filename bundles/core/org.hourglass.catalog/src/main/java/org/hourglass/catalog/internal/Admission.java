package org.hourglass.catalog.internal;

import java.util.List;
import java.util.stream.Stream;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.Revision;

/** What a bundle that comes to a plugin folder must respect of what is there: names and releases. */
final class Admission {

    private final BundleCatalog catalog;
    private final LockFile lock;

    Admission(BundleCatalog catalog, LockFile lock) {
        this.catalog = catalog;
        this.lock = lock;
    }

    /** Fails with IllegalArgumentException if one of the plugins, all of one bundle, may not come in. */
    void admit(List<Stock> arrivals) {
        Origin origin = arrivals.get(0).origin();
        List<Stock> present = catalog.stock();
        arrivals.forEach(arrival -> present.forEach(other -> checkName(arrival.plugin(), other.plugin())));
        if (!Versions.isSnapshot(origin.version())) {
            present.forEach(other -> checkRelease(origin, other.origin()));
            lock.check(origin);
            lock.add(origin);
        }
    }

    private static void checkName(Plugin arrival, Plugin other) {
        Revision revision = arrival.revision();
        Revision taken = other.revision();
        boolean same = revision.kind() == taken.kind() && !revision.bundle().equals(taken.bundle());
        if (same) {
            names(arrival)
                    .filter(name -> names(other).anyMatch(name::equals))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new IllegalArgumentException(
                                "a plugin's name must be its own, but the %s %s is one of %s %s; rename it"
                                        .formatted(revision.kind().key(), name, taken.bundle(), taken.version()));
                    });
        }
    }

    private static Stream<String> names(Plugin plugin) {
        return Stream.concat(Stream.of(plugin.revision().name()), plugin.aliases().stream());
    }

    private static void checkRelease(Origin origin, Origin other) {
        if (origin.bundle().equals(other.bundle())
                && origin.version().equals(other.version())
                && !origin.sha256().equals(other.sha256())) {
            throw new IllegalArgumentException(LockFile.changed(origin, other.sha256()));
        }
    }
}
