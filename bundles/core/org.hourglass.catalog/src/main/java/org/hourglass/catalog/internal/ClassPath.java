package org.hourglass.catalog.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.hourglass.base.Sha256;

/** Reads the plugins in the folders and jars of a class path. */
public final class ClassPath {

    private ClassPath() {}

    /** Returns a catalogue of the plugins in these folders and jars; what does not exist is passed over. */
    public static ShelfCatalog catalog(List<Path> entries, ClassLoader loader) {
        List<Stock> stock = new ArrayList<>();
        try {
            for (Path entry : entries) {
                stock.addAll(read(entry, loader));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ShelfCatalog.of(stock);
    }

    private static List<Stock> read(Path entry, ClassLoader loader) throws IOException {
        if (Files.isDirectory(entry)) {
            return read(entry, entry, loader);
        } else if (Files.isRegularFile(entry)) {
            try (FileSystem zip = FileSystems.newFileSystem(entry)) {
                return read(entry, zip.getPath("/"), loader);
            }
        }
        return List.of();
    }

    private static List<Stock> read(Path entry, Path root, ClassLoader loader) throws IOException {
        List<Stock> stock = new ArrayList<>();
        List<Path> descriptors = files(root.resolve(Descriptor.FOLDER));
        if (!descriptors.isEmpty()) {
            Origin origin = origin(entry, root);
            for (Path descriptor : descriptors) {
                stock.add(new Stock(
                        Descriptor.read(Files.readString(descriptor), origin),
                        origin,
                        name -> Class.forName(name, false, loader),
                        true));
            }
        }
        return stock;
    }

    private static Origin origin(Path entry, Path root) throws IOException {
        Attributes manifest = new Attributes();
        Path file = root.resolve("META-INF/MANIFEST.MF");
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                manifest = new Manifest(in).getMainAttributes();
            }
        }
        String bundle = manifest.getValue("Bundle-SymbolicName");
        String version = manifest.getValue("Bundle-Version");
        return new Origin(
                bundle == null ? "class.path" : bundle.replaceFirst(";.*", ""),
                version == null ? "0.0.0" : version,
                Files.isDirectory(entry) ? digest(entry) : Sha256.of(entry),
                null);
    }

    private static String digest(Path folder) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path file : files(folder)) {
            digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return Sha256.hex(digest);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
