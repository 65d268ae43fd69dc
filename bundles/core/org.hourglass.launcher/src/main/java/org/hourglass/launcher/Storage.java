package org.hourglass.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The framework's storage: a temporary folder of this process alone, so that any number of them run side by side. A lock that
 * dies with its process tells the next start which folders a killed process left behind.
 */
final class Storage implements AutoCloseable {

    private static final String PREFIX = "hourglass-framework-";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private Storage(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a storage below a folder for temporary files, and deletes there what dead processes left. */
    static Storage in(Path temporary) throws IOException {
        sweep(temporary);
        Path folder = Files.createTempDirectory(temporary, PREFIX);
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        return new Storage(folder, lock);
    }

    /** Returns the folder that the framework may write to. */
    Path folder() {
        return folder.resolve("felix");
    }

    @Override
    public void close() {
        try {
            lock.close();
            delete(folder);
        } catch (IOException e) {
            // the next start sweeps it
        }
    }

    private static void sweep(Path temporary) {
        try (Stream<Path> folders = Files.list(temporary)) {
            for (Path folder : folders.filter(f -> f.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                sweepOne(folder);
            }
        } catch (IOException e) {
            // another process sweeps at the same time, or the folder belongs to somebody else
        }
    }

    private static void sweepOne(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.isWritable(file)) {
            return; // somebody else's, or just being made
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (isFree(channel)) {
                delete(folder);
            }
        } catch (IOException e) {
            // being deleted by another process
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try (@Nullable FileLock free = channel.tryLock()) {
            return free != null;
        } catch (OverlappingFileLockException e) {
            return false; // a second framework in this process, as tests have them
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
