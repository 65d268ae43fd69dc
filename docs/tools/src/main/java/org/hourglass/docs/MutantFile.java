package org.hourglass.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hourglass.catalog.Plugin;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads {@code mutants.yaml}: a list of plugins, each with a list of faults. */
final class MutantFile {

    static final String PATH = "docs/tools/mutants.yaml";

    private static final Set<String> PLUGIN_KEYS = Set.of("plugin", "class", "test", "mutants");
    private static final Set<String> MUTANT_KEYS = Set.of("change", "replace", "by");

    private MutantFile() {}

    /** Returns the mutants in the order of the file under this root. */
    static List<Mutant> read(Path root, List<Plugin> plugins) throws IOException {
        Object data = new Load(LoadSettings.builder().setLabel(PATH).build())
                .loadFromString(Files.readString(root.resolve(PATH)));
        List<Mutant> mutants = new ArrayList<>();
        for (Object entry : list(data)) {
            Map<?, ?> plugin = map(entry, PLUGIN_KEYS);
            String name = text(plugin, "plugin");
            String type = simpleName(find(name, plugins));
            for (Object item : list(plugin.get("mutants"))) {
                Map<?, ?> mutant = map(item, MUTANT_KEYS);
                mutants.add(new Mutant(
                        name,
                        plugin.containsKey("class") ? text(plugin, "class") : type,
                        plugin.containsKey("test") ? text(plugin, "test") : type + "Test",
                        text(mutant, "change"),
                        text(mutant, "replace"),
                        text(mutant, "by")));
            }
        }
        return mutants;
    }

    /** Returns the plugin of this kind and name. */
    static Plugin find(String name, List<Plugin> plugins) {
        return plugins.stream()
                .filter(plugin -> name.equals(
                        plugin.revision().kind().key() + " " + plugin.revision().name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: plugin must be kind and name of a plugin, but got %s".formatted(PATH, name)));
    }

    private static String simpleName(Plugin plugin) {
        return plugin.className().substring(plugin.className().lastIndexOf('.') + 1);
    }

    private static List<?> list(@Nullable Object data) {
        if (data instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new IllegalArgumentException("%s: must have a list here, but got %s".formatted(PATH, data));
    }

    private static Map<?, ?> map(@Nullable Object data, Set<String> keys) {
        if (data instanceof Map<?, ?> map && keys.containsAll(map.keySet())) {
            return map;
        }
        throw new IllegalArgumentException(
                "%s: must have a map with keys of %s here, but got %s".formatted(PATH, new TreeSet<>(keys), data));
    }

    private static String text(Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(
                "%s: %s must be a text, but got %s; put it into quotes".formatted(PATH, key, map.get(key)));
    }
}
