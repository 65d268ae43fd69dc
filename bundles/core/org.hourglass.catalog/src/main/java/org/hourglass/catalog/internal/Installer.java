package org.hourglass.catalog.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.Plugin;
import org.hourglass.catalog.internal.BundleCatalog.Standing;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Installs jars of the store. A bundle is held back until it resolves, agrees with its descriptors and makes instances of its
 * defaults; one that does not is uninstalled. No other bundle is touched: nothing is refreshed, and a plugin bundle is not
 * started, for its classes are all that is needed of it.
 */
final class Installer {

    /**
     * What came of a jar.
     *
     * @param plugins what it contributes
     * @param refusal why not, if it was not accepted
     * @param unresolved whether it may be accepted once other bundles are there
     */
    record Result(List<Plugin> plugins, @Nullable String refusal, boolean unresolved) {

        static Result refused(@Nullable String why, boolean unresolved) {
            return new Result(List.of(), why, unresolved);
        }
    }

    /** A bundle to be judged, and whether it was installed for that. */
    private record Candidate(Bundle bundle, boolean fresh) {}

    private final BundleContext context;
    private final BundleCatalog catalog;

    Installer(BundleContext context, BundleCatalog catalog) {
        this.context = context;
        this.catalog = catalog;
    }

    /**
     * Installs jars together, so that they may need each other.
     *
     * @param admission fails with IllegalArgumentException for plugins that may not come in
     */
    synchronized Map<Path, Result> install(List<Path> jars, Standing standing, Consumer<List<Stock>> admission) {
        Map<Path, Result> results = new LinkedHashMap<>();
        Map<Path, Candidate> candidates = new LinkedHashMap<>();
        for (Path jar : jars) {
            List<Plugin> present = installedElsewhere(jar);
            if (!present.isEmpty()) {
                results.put(jar, new Result(present, null, false));
                continue;
            }
            try {
                candidates.put(jar, install(Locations.of(jar)));
            } catch (BundleException e) {
                catalog.forget(Locations.of(jar));
                String why =
                        "must be a bundle that can be installed, but got %s; build it anew".formatted(e.getMessage());
                results.put(jar, Result.refused(why, false));
            }
        }
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .resolveBundles(
                        candidates.values().stream().map(Candidate::bundle).toList());
        candidates.forEach((jar, candidate) -> results.put(jar, accept(candidate, standing, admission)));
        return results;
    }

    /** The same bytes need not be installed twice: a standard bundle, or one of another workspace's store. */
    private List<Plugin> installedElsewhere(Path jar) {
        return catalog.stock().stream()
                .filter(stock -> stock.origin().sha256().equals(JarStore.sha256(jar)))
                .filter(stock -> !jar.equals(stock.origin().jar()))
                .map(Stock::plugin)
                .toList();
    }

    private Candidate install(String location) throws BundleException {
        Bundle installed = context.getBundle(location);
        if (installed != null) {
            return new Candidate(installed, false);
        }
        catalog.put(location, Standing.HELD);
        return new Candidate(context.installBundle(location), true);
    }

    private Result accept(Candidate candidate, Standing standing, Consumer<List<Stock>> admission) {
        Bundle bundle = candidate.bundle();
        if (bundle.getState() == Bundle.INSTALLED) {
            String why = new Causes(context).of(bundle).get(0).sentence();
            discard(candidate);
            return Result.refused(named(bundle, why), true);
        }
        try {
            List<Stock> stock = check(bundle);
            admission.accept(stock);
            catalog.put(bundle.getLocation(), standing);
            return new Result(stock.stream().map(Stock::plugin).toList(), null, false);
        } catch (IllegalArgumentException | HourglassException e) {
            discard(candidate);
            return Result.refused(named(bundle, e.getMessage()), false);
        }
    }

    private static List<Stock> check(Bundle bundle) {
        if (!BundleReader.contributes(bundle)) {
            throw new IllegalArgumentException("must contribute a plugin, but its manifest has no capability "
                    + BundleReader.NAMESPACE + "; build it with the parent org.hourglass:plugin-parent");
        }
        bundle.adapt(BundleRevision.class).getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(export -> String.valueOf(export.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .filter(name -> name.startsWith("org.hourglass."))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "must not export packages of Hourglass, but exports %s; import it".formatted(name));
                });
        List<Stock> stock = BundleReader.read(bundle);
        ShelfCatalog alone = ShelfCatalog.of(stock);
        for (Stock item : stock) {
            alone.create(item.plugin(), item.plugin().revision().kind().contract(), Map.of());
        }
        return stock;
    }

    /** A bundle that was there before may be in use, and stays as it is. */
    private void discard(Candidate candidate) {
        try {
            if (candidate.fresh()) {
                candidate.bundle().uninstall();
                catalog.forget(candidate.bundle().getLocation());
            }
        } catch (BundleException e) {
            // It stays held, and the catalogue never shows it.
        }
    }

    private static String named(Bundle bundle, @Nullable String why) {
        return "%s %s: %s".formatted(bundle.getSymbolicName(), bundle.getVersion(), why);
    }
}
