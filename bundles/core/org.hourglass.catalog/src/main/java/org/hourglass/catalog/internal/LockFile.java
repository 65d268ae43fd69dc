package org.hourglass.catalog.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code plugins.lock}: the content of every released bundle that a workspace has accepted. A release with other bytes is not
 * the release that results were made with.
 */
final class LockFile {

    private static final String COMMENT =
            "# Releases of plugin bundles that this workspace has accepted: symbolic name, version, sha256.";

    private final Path file;

    LockFile(Path workspace) {
        file = workspace.resolve("plugins.lock");
    }

    /** Fails with IllegalArgumentException if the origin's release is known with other content. */
    void check(Origin origin) {
        String known = read().getOrDefault(key(origin), origin.sha256());
        if (!known.equals(origin.sha256())) {
            throw new IllegalArgumentException(changed(origin, known));
        }
    }

    static String changed(Origin origin, String known) {
        return "the release %s must keep its content, sha256 %.12s, but got %.12s; give it a new version, or a -SNAPSHOT one"
                .formatted(key(origin), known, origin.sha256());
    }

    /** Adds a release that was accepted. */
    void add(Origin origin) {
        Map<String, String> known = read();
        if (!Versions.isSnapshot(origin.version()) && known.put(key(origin), origin.sha256()) == null) {
            write(known);
        }
    }

    private static String key(Origin origin) {
        return origin.bundle() + " " + origin.version();
    }

    private Map<String, String> read() {
        Map<String, String> known = new TreeMap<>();
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (String line : lines) {
                String[] words = line.strip().split("\\s+");
                if (words.length == 3 && !line.startsWith("#")) {
                    known.put(words[0] + " " + words[1], words[2]);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    throw new IllegalArgumentException(
                            "a line of plugins.lock must be a symbolic name, a version and a sha256, but got %s; delete it"
                                    .formatted(line));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("plugins.lock must be readable, but got " + e, e);
        }
        return known;
    }

    private void write(Map<String, String> known) {
        List<String> lines = new ArrayList<>(List.of(COMMENT));
        known.forEach((release, sha256) -> lines.add(release + " " + sha256));
        try {
            Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "plugins", ".tmp");
            try {
                Files.write(temporary, lines);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("plugins.lock must be writable, but got " + e, e);
        }
    }
}
