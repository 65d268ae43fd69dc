package org.hourglass.catalog.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.hourglass.base.Sha256;

/** The bundles of a workspace by their content: {@code .hourglass/store/<sha256>.jar}, never changed, never deleted. */
final class JarStore {

    private static final int BUFFER = 1 << 16;

    private final Path folder;

    JarStore(Path workspace) {
        folder = workspace.toAbsolutePath().normalize().resolve(".hourglass").resolve("store");
    }

    Path jar(String sha256) {
        return folder.resolve(sha256 + ".jar");
    }

    /** Returns the content of a jar in a store. */
    static String sha256(Path jar) {
        return jar.getFileName().toString().replace(".jar", "");
    }

    /** Says whether the content is there, undamaged. */
    boolean has(String sha256) throws IOException {
        return Files.isRegularFile(jar(sha256)) && Sha256.of(jar(sha256)).equals(sha256);
    }

    /**
     * Copies a jar to its place, unless it is there, and returns its digest. Others see all of it or nothing, and a damaged
     * copy is replaced.
     */
    String put(Path source) throws IOException {
        String sha256 = Sha256.of(source);
        if (has(sha256)) {
            return sha256;
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "incoming-", ".tmp");
        try {
            String copied = copy(source, temporary);
            Files.move(temporary, jar(copied), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return copied;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Digests what is written, not what was read before: the source may have changed in between. */
    private static String copy(Path source, Path target) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(source);
                FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return Sha256.hex(digest);
    }
}
