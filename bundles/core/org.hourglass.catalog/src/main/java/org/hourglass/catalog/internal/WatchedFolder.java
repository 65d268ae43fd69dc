package org.hourglass.catalog.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Catalog.Refusal;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.catalog.Revision;
import org.hourglass.catalog.internal.BundleCatalog.Standing;
import org.hourglass.catalog.internal.Installer.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Plugin folders, by workspace; a process has one as a rule. */
@Component(service = PluginFolder.class)
public final class WatchedFolder implements PluginFolder {

    private static final long SCAN_PAUSE_MILLIS = 200;
    private static final long SCAN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final BundleCatalog catalog;
    private final Installer installer;
    private final Map<Path, Inbox> inboxes = new ConcurrentHashMap<>();
    private final Set<FolderWatch> watches = ConcurrentHashMap.newKeySet();

    /** Looks at nothing yet. */
    @Activate
    public WatchedFolder(BundleContext context, @Reference BundleCatalog catalog) {
        this.catalog = catalog;
        this.installer = new Installer(context, catalog);
    }

    @Deactivate
    void close() {
        watches.forEach(FolderWatch::close);
    }

    @Override
    public List<Refusal> scan(Path workspace) {
        long end = System.nanoTime() + SCAN_NANOS;
        while (poll(workspace, notice -> {}) && System.nanoTime() < end && pause()) {
            // the next poll deals with what is whole by then
        }
        return inbox(workspace).refusals();
    }

    private static boolean pause() {
        try {
            Thread.sleep(SCAN_PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean poll(Path workspace, Consumer<String> notices) {
        boolean again = inbox(workspace).poll(notices);
        catalog.setRefusedFiles(inboxes.values().stream()
                .flatMap(box -> box.refusals().stream())
                .toList());
        return again;
    }

    private Inbox inbox(Path workspace) {
        Path folder = workspace.toAbsolutePath().normalize();
        return inboxes.computeIfAbsent(folder, key -> new Inbox(key, installer, catalog));
    }

    @Override
    public Watch watch(Path workspace, Consumer<String> notices) {
        FolderWatch watch = new FolderWatch(() -> poll(workspace, notices), notices, watches::remove);
        watches.add(watch);
        watch.start();
        return watch;
    }

    @Override
    public List<Refusal> ensure(Path workspace, Collection<Revision> revisions) {
        JarStore store = new JarStore(workspace);
        Map<String, Revision> missing = new LinkedHashMap<>();
        revisions.forEach(revision -> missing.putIfAbsent(revision.sha256(), revision));
        catalog.stock().forEach(stock -> missing.remove(stock.origin().sha256()));
        List<Refusal> refusals = new ArrayList<>();
        List<Path> jars = new ArrayList<>();
        missing.values().forEach(revision -> {
            try {
                if (store.has(revision.sha256())) {
                    jars.add(store.jar(revision.sha256()));
                } else {
                    refusals.add(lost(store, revision));
                }
            } catch (IOException e) {
                refusals.add(new Refusal(
                        revision.sha256() + ".jar", "must be readable in .hourglass/store, but got %s".formatted(e)));
            }
        });
        installer.install(jars, Standing.PINNED, stock -> {}).forEach((jar, result) -> add(jar, result, refusals));
        return refusals;
    }

    private static Refusal lost(JarStore store, Revision revision) {
        return new Refusal(
                store.jar(revision.sha256()).getFileName().toString(),
                "the bundle %s %s of %s must be in .hourglass/store, but is missing or damaged; put its jar into plugins/"
                        .formatted(revision.bundle(), revision.version(), revision.name()));
    }

    private static void add(Path jar, Result result, List<Refusal> refusals) {
        String why = result.refusal();
        if (why != null) {
            refusals.add(new Refusal(jar.getFileName().toString(), why));
        }
    }

    @Override
    public void archive(Path workspace, Collection<Revision> revisions) {
        JarStore store = new JarStore(workspace);
        Set<String> contents =
                revisions.stream().map(Revision::sha256).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Origin> origins = new LinkedHashMap<>();
        catalog.stock().forEach(stock -> origins.putIfAbsent(stock.origin().sha256(), stock.origin()));
        origins.keySet().retainAll(contents);
        origins.values().forEach(origin -> archive(store, origin));
    }

    private static void archive(JarStore store, Origin origin) {
        Path jar = origin.jar();
        try {
            if (jar != null && !store.has(origin.sha256()) && !store.put(jar).equals(origin.sha256())) {
                throw new HourglassException(
                        ErrorCode.RESOURCES,
                        "%s: must be the file that this process started with, but was replaced; start Hourglass again"
                                .formatted(jar));
            }
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "%s: must be copied to .hourglass/store, but got %s; make room or give permission"
                            .formatted(jar, e),
                    e);
        }
    }
}
