package org.hourglass.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;

/** The feature files of an installation: {@code features/<name>.json}, OSGi R8 feature files. */
final class Features {

    private final Path folder;
    private final FeatureService service;

    Features(Path folder) {
        this.folder = folder;
        this.service = ServiceLoader.load(FeatureService.class, Features.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the bundles of these features, each once, in the order of the files. */
    List<BundleEntry> bundles(Collection<String> names) throws LaunchException {
        Map<String, BundleEntry> bundles = new LinkedHashMap<>();
        for (String name : names) {
            for (FeatureBundle bundle : read(name).getBundles()) {
                BundleEntry entry = BundleEntry.of(bundle);
                bundles.putIfAbsent(entry.path(), entry);
            }
        }
        return new ArrayList<>(bundles.values());
    }

    private Feature read(String name) throws LaunchException {
        Path file = folder.resolve(name + ".json");
        try (Reader in = Files.newBufferedReader(file)) {
            return service.readFeature(in);
        } catch (NoSuchFileException e) {
            throw new LaunchException(
                    LaunchException.ENVIRONMENT,
                    "feature `" + name + "`: must be one of " + known() + " in " + folder + "; name an installed one",
                    e);
        } catch (IOException | RuntimeException e) { // the reader of JSON throws what its parser throws
            throw new LaunchException(
                    LaunchException.ENVIRONMENT,
                    "feature file " + file + ": must be a readable OSGi feature, but got: " + e.getMessage()
                            + "; repair it or unpack Hourglass again",
                    e);
        }
    }

    private Collection<String> known() {
        try (Stream<Path> files = Files.list(folder)) {
            Collection<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .forEach(file -> names.add(file.substring(0, file.length() - ".json".length())));
            return names;
        } catch (IOException e) {
            return List.of();
        }
    }
}
