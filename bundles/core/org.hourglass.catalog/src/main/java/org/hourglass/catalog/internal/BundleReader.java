package org.hourglass.catalog.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.hourglass.base.Sha256;
import org.hourglass.catalog.Plugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Reads what a bundle contributes from its manifest and its descriptors. No class is loaded. Whatever is wrong with them is an
 * IllegalArgumentException for the bundle's author.
 */
final class BundleReader {

    static final String NAMESPACE = "org.hourglass.plugin";

    private static final String PROCESSOR = "compile it with the annotation processor org.hourglass.processor,"
            + " as the parent org.hourglass:plugin-parent does (JDK 23 and later need -proc:full)";

    private static final int MOST_BYTES = 1 << 20;

    private final Bundle bundle;

    private BundleReader(Bundle bundle) {
        this.bundle = bundle;
    }

    static boolean contributes(Bundle bundle) {
        return !capabilities(bundle).isEmpty();
    }

    private static List<BundleCapability> capabilities(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? List.of() : revision.getDeclaredCapabilities(NAMESPACE);
    }

    static List<Stock> read(Bundle bundle) {
        return new BundleReader(bundle).read();
    }

    private List<Stock> read() {
        Origin origin = origin();
        List<Plugin> plugins = new ArrayList<>();
        for (URL descriptor : descriptors()) {
            plugins.add(plugin(descriptor, origin));
        }
        for (BundleCapability capability : capabilities(bundle)) {
            check(capability, plugins);
        }
        if (plugins.size() > capabilities(bundle).size()) {
            throw new IllegalArgumentException(
                    "the manifest must have a capability %s for each descriptor, but has %s for %s; build it with bnd"
                            .formatted(NAMESPACE, capabilities(bundle).size(), plugins.size()));
        }
        return plugins.stream()
                .map(plugin -> new Stock(plugin, origin, bundle::loadClass, true))
                .toList();
    }

    private Origin origin() {
        Path jar = Locations.file(bundle.getLocation())
                .orElseThrow(() -> new IllegalArgumentException(
                        "a plugin bundle must be installed from a file, but got " + bundle.getLocation()));
        try {
            return new Origin(bundle.getSymbolicName(), bundle.getVersion().toString(), Sha256.of(jar), jar);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s must be readable, but got %s".formatted(jar, e), e);
        }
    }

    private List<URL> descriptors() {
        Enumeration<URL> entries = bundle.findEntries(Descriptor.FOLDER, "*.json", false);
        return entries == null ? List.of() : Collections.list(entries);
    }

    private static Plugin plugin(URL descriptor, Origin origin) {
        try (InputStream in = descriptor.openStream()) {
            byte[] json = in.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new IllegalArgumentException("must have at most %s bytes; build it anew".formatted(MOST_BYTES));
            }
            return Descriptor.read(new String(json, StandardCharsets.UTF_8), origin);
        } catch (IOException | IllegalArgumentException e) {
            String file = descriptor.getPath().replaceFirst(".*/", "");
            throw new IllegalArgumentException("descriptor %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void check(BundleCapability capability, List<Plugin> plugins) {
        String kind = attribute(capability, "kind");
        String name = attribute(capability, "name");
        String className = attribute(capability, "class");
        Optional<Plugin> described = plugins.stream()
                .filter(plugin -> plugin.className().equals(className))
                .findFirst();
        if (described.isEmpty()) {
            throw new IllegalArgumentException("each plugin must have a descriptor in %s, but %s (%s) has none; %s"
                    .formatted(Descriptor.FOLDER, name, className, PROCESSOR));
        }
        String found = described.get().revision().kind().key() + " "
                + described.get().revision().name();
        if (!found.equals(kind + " " + name)) {
            throw new IllegalArgumentException(
                    "manifest and descriptor must agree, but %s is %s %s in the one and %s in the other; build it anew"
                            .formatted(className, kind, name, found));
        }
    }

    private static String attribute(BundleCapability capability, String name) {
        return String.valueOf(capability.getAttributes().get(name));
    }
}
