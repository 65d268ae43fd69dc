package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.jspecify.annotations.Nullable;

/** A folder of ours: small files written whole or not at all, and locks between processes. */
record Folder(Path path) {

    /** Returns the folder of a workspace that holds its server's data and what we know of it. */
    static Folder of(Path workspace) {
        return new Folder(workspace.toAbsolutePath().normalize().resolve(".hourglass/mlflow"));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Makes the folder if it is missing. */
    Folder made() {
        try {
            Files.createDirectories(path);
            return this;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(file(name)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(String name, String text) {
        Path part = made().file(name + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(file(name), e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw failed(file(name), e);
        }
    }

    /** Returns the workspace's own name on servers that others use too; drawn once. */
    String identity() {
        return read("workspace").filter(name -> !name.isEmpty()).orElseGet(() -> {
            String name = UUID.randomUUID().toString().substring(0, 8);
            write("workspace", name);
            return name;
        });
    }

    /** Takes a lock that one process and one holder in it can have, if it is free. */
    Optional<Lock> lock(String name) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(made().file(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Lock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process has it
        } catch (IOException e) {
            close(channel);
            throw failed(file(name), e);
        }
        close(channel);
        return Optional.empty();
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("closing a file that nothing was written to", e);
        }
    }

    private static HourglassException failed(Path path, IOException e) {
        return new HourglassException(
                ErrorCode.RESOURCES,
                "%s: cannot be written (%s); make room or give the right to write".formatted(path, reason(e)),
                e);
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName().replace("Exception", "") + (message == null ? "" : ": " + message);
    }

    /** A lock, free again when closed. */
    record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            Folder.close(channel);
        }
    }
}
