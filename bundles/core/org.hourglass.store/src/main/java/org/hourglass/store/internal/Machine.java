package org.hourglass.store.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes of this machine. */
final class Machine {

    private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");

    private Machine() {}

    /** Returns the machine's name; asks the network last, because that can take seconds. */
    static String name() {
        try {
            if (Files.isReadable(LINUX_NAME)) {
                return Files.readString(LINUX_NAME).strip();
            }
            String name = System.getenv("COMPUTERNAME");
            return name != null ? name : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        } catch (IOException e) {
            return "localhost";
        }
    }

    /** Returns when a process of this machine began, if the system tells. */
    static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Says whether the process that had this number and this start is still there. */
    static boolean alive(long pid, @Nullable Instant start) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent()
                && (start == null || startOf(process.get()).map(start::equals).orElse(true));
    }
}
