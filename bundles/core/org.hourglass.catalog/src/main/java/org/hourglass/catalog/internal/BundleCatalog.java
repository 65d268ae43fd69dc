package org.hourglass.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hourglass.catalog.Catalog;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * The catalogue of the bundles in this framework. Bundles are noticed when they resolve, but read and digested only when
 * somebody asks for plugins: commands that need none start without that cost.
 */
@Component(service = {Catalog.class, BundleCatalog.class})
public final class BundleCatalog extends ShelfCatalog {

    /** What may be done with the plugins of a bundle that the plugin folder installed. */
    enum Standing {
        /** Nothing yet: it is being checked. */
        HELD,
        /** Runs that are pinned to it may use it. */
        PINNED,
        /** New studies may use it too. */
        OFFERED
    }

    private final BundleTracker<Contents> tracker;
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private volatile List<Refusal> refusedFiles = List.of();

    /** Starts to notice bundles. */
    @Activate
    public BundleCatalog(BundleContext context) {
        int states = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE;
        tracker = new BundleTracker<>(context, states, new Noticing());
        tracker.open();
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    /** Says what may be done with the bundle of a location; all others are offered. */
    void put(String location, Standing standing) {
        standings.put(location, standing);
    }

    void forget(String location) {
        standings.remove(location);
    }

    void setRefusedFiles(List<Refusal> refusals) {
        refusedFiles = List.copyOf(refusals);
    }

    @Override
    protected List<Stock> stock() {
        List<Stock> stock = new ArrayList<>();
        tracker.getTracked().forEach((bundle, contents) -> {
            Standing standing = standings.getOrDefault(bundle.getLocation(), Standing.OFFERED);
            if (standing != Standing.HELD) {
                contents.stock().forEach(item -> stock.add(item.offered(standing == Standing.OFFERED)));
            }
        });
        return stock;
    }

    @Override
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        tracker.getTracked().forEach((bundle, contents) -> {
            String why = contents.refusal();
            if (why != null && !standings.containsKey(bundle.getLocation())) {
                refusals.add(new Refusal(Locations.shortName(bundle.getLocation()), why));
            }
        });
        refusals.addAll(refusedFiles);
        return refusals;
    }

    /** What is in a bundle, read at the first question. */
    private static final class Contents {

        private final Bundle bundle;
        private @Nullable List<Stock> stock;
        private @Nullable String refusal;

        Contents(Bundle bundle) {
            this.bundle = bundle;
        }

        synchronized List<Stock> stock() {
            List<Stock> known = stock;
            if (known == null) {
                known = read();
                stock = known;
            }
            return known;
        }

        synchronized @Nullable String refusal() {
            stock();
            return refusal;
        }

        private List<Stock> read() {
            try {
                return BundleReader.read(bundle);
            } catch (IllegalArgumentException e) {
                refusal = "%s %s: %s".formatted(bundle.getSymbolicName(), bundle.getVersion(), e.getMessage());
                return List.of();
            }
        }
    }

    private static final class Noticing implements BundleTrackerCustomizer<Contents> {

        @Override
        public @Nullable Contents addingBundle(Bundle bundle, @Nullable BundleEvent event) {
            return BundleReader.contributes(bundle) ? new Contents(bundle) : null;
        }

        @Override
        public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Contents contents) {}

        @Override
        public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Contents contents) {}
    }
}
