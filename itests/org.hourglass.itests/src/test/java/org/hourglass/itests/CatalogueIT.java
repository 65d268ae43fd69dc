package org.hourglass.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonStreamParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every plugin of the product trains: three epochs each (and those of pretraining), all in one study file with a line for each. */
final class CatalogueIT {

    /** Kinds that train; what measures is tested where it is. */
    private static final Set<String> TRAINING = Set.of("dataset", "noise", "architecture", "loss", "regularizer");

    /** Its files are not part of the product, and it reads no others. */
    private static final String FASHION = "fashion-mnist";

    /** Without a reconstruction, for contrast. */
    private static final String GAN = "gan";

    @TempDir
    Path folder;

    @Test
    void everyPluginTrains() throws Exception {
        Path file = folder.resolve("catalogue.yaml");
        try (InputStream in = CatalogueIT.class.getResourceAsStream("/catalogue.yaml")) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        OwnData.writeTo(folder.resolve("workspace/data"));
        Product.Result run = Product.built().run(folder, "run", file.toString(), "--json");
        assertThat(run.exit()).as(run.err()).isZero();

        assertThat(missing(Files.readString(file)))
                .as("plugins without a line in the study")
                .isEmpty();
        List<String> faults = new ArrayList<>();
        details(JsonParser.parseString(run.out()).getAsJsonObject()).forEach((variant, detail) -> {
            faults.addAll(unwell(variant, detail));
        });
        assertThat(faults).isEmpty();
    }

    private Set<String> missing(String study) throws IOException, InterruptedException {
        JsonArray plugins = JsonParser.parseString(
                        Product.built().run(folder, "plugins", "--json").out())
                .getAsJsonObject()
                .getAsJsonArray("plugins");
        Set<String> words = new HashSet<>(List.of(study.split("[^a-z0-9-]+")));
        Set<String> missing = new TreeSet<>();
        for (JsonElement element : plugins) {
            JsonObject plugin = element.getAsJsonObject();
            String name = plugin.get("name").getAsString();
            if (TRAINING.contains(plugin.get("kind").getAsString()) && !name.equals(FASHION) && !words.contains(name)) {
                missing.add(plugin.get("kind").getAsString() + " " + name);
            }
        }
        return missing;
    }

    /** Returns each variant's run with its history, all read by one process. */
    private Map<String, JsonObject> details(JsonObject table) throws IOException, InterruptedException {
        List<String> commands = new ArrayList<>();
        List<String> variants = new ArrayList<>();
        for (JsonElement trial : table.getAsJsonArray("trials")) {
            JsonObject point = trial.getAsJsonObject().getAsJsonObject("point");
            variants.add(point.get("variant").getAsString());
            commands.add("show catalogue/%d/0 --json"
                    .formatted(trial.getAsJsonObject().get("trial").getAsInt()));
        }
        Product.Result shown = Product.built().shell(folder, commands);
        List<JsonObject> runs = new ArrayList<>();
        new JsonStreamParser(shown.out()).forEachRemaining(run -> runs.add(run.getAsJsonObject()));
        assertThat(runs).as(shown.out() + shown.err()).hasSameSizeAs(variants);
        Map<String, JsonObject> details = new TreeMap<>();
        for (int i = 0; i < runs.size(); i++) {
            details.put(variants.get(i), runs.get(i));
        }
        return details;
    }

    /** Reconstruction falls, every number is finite, and the code has not collapsed. */
    private static List<String> unwell(String variant, JsonObject run) {
        List<String> faults = new ArrayList<>();
        JsonObject history = run.getAsJsonObject("history");
        for (Map.Entry<String, JsonElement> entry : history.entrySet()) {
            for (JsonElement value : entry.getValue().getAsJsonArray()) {
                if (value.getAsJsonArray().get(1).isJsonNull()) {
                    faults.add(
                            "%s: %s must be finite, but got %s".formatted(variant, entry.getKey(), entry.getValue()));
                }
            }
        }
        String data = history.has("train/denoising") ? "train/denoising" : "train/reconstruction";
        JsonArray epochs = history.getAsJsonArray(data);
        if (!variant.equals(GAN) && !(value(epochs, epochs.size() - 1) < value(epochs, 0))) {
            faults.add("%s: %s must fall, but got %s".formatted(variant, data, epochs));
        }
        double dead = run.getAsJsonObject("metrics").get("code/dead-units").getAsDouble();
        if (!(dead < 1)) {
            faults.add("%s: the code must vary, but all units are dead".formatted(variant));
        }
        return faults;
    }

    private static double value(JsonArray epochs, int index) {
        JsonElement value = epochs.get(index).getAsJsonArray().get(1);
        return value.isJsonNull() ? Double.NaN : value.getAsDouble();
    }
}
