package org.hourglass.catalog.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog.Refusal;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.internal.BundleCatalog.Standing;
import org.hourglass.catalog.internal.Installer.Result;
import org.jspecify.annotations.Nullable;

/** The plugin folder of one workspace: what was seen in it, and what came of it. */
final class Inbox {

    private final Path folder;
    private final JarStore store;
    private final Installer installer;
    private final Admission admission;
    private final BundleCatalog catalog;
    private final Map<Path, Sighting> seen = new TreeMap<>();
    private final Map<String, String> offered = new HashMap<>();

    Inbox(Path workspace, Installer installer, BundleCatalog catalog) {
        this.folder = workspace.resolve("plugins");
        this.store = new JarStore(workspace);
        this.installer = installer;
        this.admission = new Admission(catalog, new LockFile(workspace));
        this.catalog = catalog;
    }

    /**
     * Looks once, and deals with files that are the same as at the look before.
     *
     * @return whether it is worth to look again soon: a file is still being written, or may be accepted now that another
     *     one was
     */
    synchronized boolean poll(Consumer<String> notices) {
        Map<Path, Sighting> now = look();
        seen.keySet().retainAll(now.keySet());
        List<Path> whole = new ArrayList<>();
        now.forEach((file, sighting) -> {
            Sighting before = seen.get(file);
            if (before == null || !sighting.sameAs(before)) {
                seen.put(file, sighting);
                before = sighting.isQuiet() ? sighting : null;
            }
            if (before != null && before.result() == null) {
                whole.add(file);
            }
        });
        receive(whole);
        offer(notices);
        whole.forEach(file -> announceRefusal(file, notices));
        return seen.values().stream().anyMatch(sighting -> sighting.result() == null);
    }

    /** Returns what was not accepted, and what is not whole yet. */
    synchronized List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        seen.forEach((file, sighting) -> {
            Result result = sighting.result();
            String why = result == null ? "must be whole, but is still being written; wait for it" : result.refusal();
            if (why != null) {
                refusals.add(new Refusal(name(file), why));
            }
        });
        return refusals;
    }

    private Map<Path, Sighting> look() {
        Map<Path, Sighting> now = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                look(file).ifPresent(sighting -> now.put(file, sighting));
            }
        } catch (NoSuchFileException e) {
            // A folder that does not exist is an empty one.
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES, "%s: must be a readable folder, but got %s".formatted(folder, e), e);
        }
        return now;
    }

    private static Optional<Sighting> look(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Optional.of(Sighting.of(file)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it went while we looked
        }
    }

    private void receive(List<Path> files) {
        Map<Path, List<Path>> filesOfJars = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                JarCheck.check(file);
                String sha256 = store.put(file);
                if (Sighting.of(file).sameAs(seen.get(file))) {
                    filesOfJars
                            .computeIfAbsent(store.jar(sha256), jar -> new ArrayList<>())
                            .add(file);
                }
            } catch (IllegalArgumentException e) {
                conclude(file, null, Result.refused(e.getMessage(), false));
            } catch (IOException e) {
                String why =
                        "must be copied to .hourglass/store, but got %s; make room or give permission, and start again";
                conclude(file, null, Result.refused(why.formatted(e), false));
            }
        }
        Map<Path, Result> results =
                installer.install(List.copyOf(filesOfJars.keySet()), Standing.OFFERED, admission::admit);
        if (results.values().stream().anyMatch(result -> result.refusal() == null)) {
            tryUnresolvedAgain();
        }
        results.forEach((jar, result) ->
                filesOfJars.getOrDefault(jar, List.of()).forEach(file -> conclude(file, JarStore.sha256(jar), result)));
    }

    private void conclude(Path file, @Nullable String sha256, Result result) {
        seen.computeIfPresent(file, (key, sighting) -> sighting.dealtWith(sha256, result));
    }

    private void tryUnresolvedAgain() {
        seen.replaceAll((file, sighting) -> {
            Result result = sighting.result();
            return result != null && result.unresolved() ? sighting.again() : sighting;
        });
    }

    /** What new studies are offered is what lies in the folder now. */
    private void offer(Consumer<String> notices) {
        Map<String, String> now = new LinkedHashMap<>();
        seen.forEach((file, sighting) -> {
            Result result = sighting.result();
            String sha256 = sighting.sha256();
            if (result != null && sha256 != null && result.refusal() == null) {
                now.putIfAbsent(sha256, "%s (%s)".formatted(describe(result.plugins()), name(file)));
            }
        });
        offered.forEach((sha256, plugins) -> {
            if (!now.containsKey(sha256)) {
                catalog.put(Locations.of(store.jar(sha256)), Standing.PINNED);
                notices.accept(plugins + ": no longer offered to new studies; runs that use it go on");
            }
        });
        now.forEach((sha256, plugins) -> {
            if (!offered.containsKey(sha256)) {
                notices.accept(plugins + ": ready to use");
            }
        });
        offered.clear();
        offered.putAll(now);
    }

    private void announceRefusal(Path file, Consumer<String> notices) {
        Sighting sighting = seen.get(file);
        Result result = sighting == null ? null : sighting.result();
        if (result != null && result.refusal() != null) {
            notices.accept(name(file) + ": " + result.refusal());
        }
    }

    private static String describe(List<Plugin> plugins) {
        return plugins.stream()
                .map(plugin -> plugin.revision().kind().key() + " " + plugin.revision())
                .collect(Collectors.joining(", "));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
