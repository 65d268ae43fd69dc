package org.hourglass.distribution;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes into the feature files which SHA-256 each bundle of the repository has, adds the plugin authors' POM, and makes the
 * script executable.
 */
public final class Seal {

    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    private static final int BUFFER = 1 << 16;

    private final Path repository;

    private Seal(Path repository) {
        this.repository = repository;
    }

    /** Seals the unpacked product: its folder, the POM for plugin authors, and where that one goes. */
    public static void main(String[] args) throws IOException {
        Path product = Path.of(args[0]);
        Path pom = Path.of(args[2]);
        Files.createDirectories(pom.getParent());
        Files.copy(Path.of(args[1]), pom, StandardCopyOption.REPLACE_EXISTING);
        Seal seal = new Seal(product.resolve("repository"));
        try (Stream<Path> files = Files.list(product.resolve("features"))) {
            for (Path file : files.toList()) {
                seal.feature(file);
            }
        }
        Path script = product.resolve("bin/hourglass");
        if (!script.toFile().setExecutable(true, false)) {
            throw new IOException(script + ": must become executable, but the file system refuses");
        }
    }

    private void feature(Path file) throws IOException {
        JsonObject feature;
        try (JsonReader in = Json.createReader(Files.newBufferedReader(file))) {
            feature = in.readObject();
        }
        JsonArrayBuilder bundles = Json.createArrayBuilder();
        for (JsonObject bundle : feature.getJsonArray("bundles").getValuesAs(JsonObject.class)) {
            seal(bundle, bundles);
        }
        JsonObject sealed =
                Json.createObjectBuilder(feature).add("bundles", bundles).build();
        try (JsonWriter out = WRITERS.createWriter(Files.newBufferedWriter(file))) {
            out.writeObject(sealed);
        }
    }

    private void seal(JsonObject bundle, JsonArrayBuilder sealed) {
        Path jar = repository.resolve(path(bundle.getString("id")));
        if (Files.exists(jar)) {
            sealed.add(Json.createObjectBuilder(bundle).add("sha256", sha256(jar)));
        } else if (!bundle.containsKey("platform")) { // natives of other platforms are other products
            throw new IllegalStateException("feature bundle " + bundle.getString("id")
                    + ": must be in the repository, but " + jar + " is missing; add it to distribution/pom.xml");
        }
    }

    private static String path(String id) {
        List<String> parts = List.of(id.split(":"));
        String artifact = parts.get(1);
        String version = parts.get(2);
        return parts.get(0).replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version
                + ".jar";
    }

    private static String sha256(Path file) {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            InputStream whole = in;
            byte[] buffer = new byte[BUFFER];
            while (whole.read(buffer) >= 0) {
                // the stream digests what is read
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
