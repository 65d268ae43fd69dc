package org.hourglass.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which jars were found to have which digest, and the size and time that they had. To digest all of them takes half a second
 * of processor time, which an installation that has not changed need not spend again. An installation that cannot be written
 * to has no notes, and is digested at every start.
 */
final class Verified {

    private final Path file;
    private final Map<String, String> marks = new HashMap<>();
    private boolean changed;

    /** Reads the notes in a file, none if it is missing or damaged. */
    Verified(Path file) {
        this.file = file;
        try {
            for (String line : Files.readAllLines(file)) {
                int end = line.indexOf('\t');
                marks.put(line.substring(end + 1), line.substring(0, Math.max(end, 0)));
            }
        } catch (IOException e) {
            marks.clear();
        }
    }

    /** Says whether a jar had the digest of its entry when it was last looked at, and has not been written to since. */
    boolean knows(BundleEntry entry, Path jar) throws IOException {
        return mark(entry, jar).equals(marks.get(entry.path()));
    }

    /** Notes that a jar has the digest of its entry. */
    void add(BundleEntry entry, Path jar) throws IOException {
        marks.put(entry.path(), mark(entry, jar));
        changed = true;
    }

    private static String mark(BundleEntry entry, Path jar) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
        return entry.sha256() + " " + attributes.size() + " " + attributes.lastModifiedTime();
    }

    /** Writes the notes, if there are new ones. */
    void save() {
        if (!changed) {
            return;
        }
        List<String> lines = marks.entrySet().stream()
                .map(entry -> entry.getValue() + "\t" + entry.getKey())
                .sorted()
                .toList();
        try {
            Path part = Files.createTempFile(file.getParent(), "verified", ".part");
            try {
                Files.write(part, lines);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // not ours to write to: the next start digests again
        }
    }
}
