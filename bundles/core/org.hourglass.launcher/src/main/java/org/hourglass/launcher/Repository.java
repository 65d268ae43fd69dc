package org.hourglass.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The jars of an installation, in the layout of a Maven repository. */
final class Repository {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Verified verified;

    /**
     * Opens a repository.
     *
     * @param notes the file with what is known of its jars, made if missing
     */
    Repository(Path folder, Path notes) {
        this.folder = folder;
        this.verified = new Verified(notes);
    }

    /** Returns the location that Felix runs a jar from in place, without copying it. */
    String location(BundleEntry entry) {
        return "reference:" + folder.resolve(entry.path()).toUri();
    }

    /** Checks that a jar is there. */
    void require(BundleEntry entry) throws LaunchException {
        Path jar = folder.resolve(entry.path());
        if (!Files.isReadable(jar)) {
            throw broken(
                    jar, Files.exists(jar) ? "must be readable, but is not" : "must be there, but is missing", null);
        }
    }

    /** Checks that a jar has the digest that its feature states, if it states one, or had it and is unchanged. */
    void verify(BundleEntry entry) throws LaunchException {
        Path jar = folder.resolve(entry.path());
        String expected = entry.sha256();
        if (expected == null) {
            return;
        }
        try {
            if (!verified.knows(entry, jar)) {
                compare(jar, expected, sha256(jar));
                verified.add(entry, jar);
            }
        } catch (IOException e) {
            throw broken(jar, "must be readable, but got: " + e, e);
        }
    }

    /** Remembers what was verified for the next start. */
    void save() {
        verified.save();
    }

    private static void compare(Path jar, String expected, String actual) throws LaunchException {
        if (!actual.equals(expected)) {
            throw broken(jar, "must have the SHA-256 " + expected + " of its feature, but got " + actual, null);
        }
    }

    private static LaunchException broken(Path jar, String what, @Nullable Throwable cause) {
        String message = "bundle " + jar + ": " + what + "; unpack Hourglass again";
        return cause == null
                ? new LaunchException(LaunchException.ENVIRONMENT, message)
                : new LaunchException(LaunchException.ENVIRONMENT, message, cause);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // the stream digests what is read
            }
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
