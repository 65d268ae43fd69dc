package org.hourglass.mlflow.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.base.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the workspace remembers of its server.
 *
 * @param port where it listens
 * @param processes the server and what it started
 */
record ServerFile(int port, List<Member> processes) {

    private static final String NAME = "server.json";
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    ServerFile {
        processes = List.copyOf(processes);
    }

    /** A process by number and start, because numbers are used again. */
    record Member(long pid, long started) {

        static Member of(ProcessHandle process) {
            return new Member(process.pid(), started(process));
        }

        private static long started(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }

        /** Returns the process if it still is this one. */
        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Math.abs(started(process) - started) <= CLOCKS_DIFFER.toMillis())
                    .filter(process ->
                            process.info().commandLine().map(Member::isServer).orElse(true));
        }

        private static boolean isServer(String commandLine) {
            return commandLine.contains("mlflow") || commandLine.contains("python");
        }
    }

    /** Reads the file of a workspace, if there is one that can be read. */
    static Optional<ServerFile> read(Folder folder) {
        try {
            return folder.read(NAME).map(Json::parseObject).map(ServerFile::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ServerFile of(Map<String, @Nullable Object> data) {
        List<Member> members = new ArrayList<>();
        if (data.get("processes") instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map
                        && map.get("pid") instanceof Long pid
                        && map.get("started") instanceof Long started) {
                    members.add(new Member(pid, started));
                }
            }
        }
        return new ServerFile(data.get("port") instanceof Long port ? port.intValue() : 0, members);
    }

    void write(Folder folder) {
        List<Map<String, Long>> members = new ArrayList<>();
        for (Member member : processes) {
            Map<String, Long> map = new LinkedHashMap<>();
            map.put("pid", member.pid());
            map.put("started", member.started());
            members.add(map);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("port", port);
        data.put("processes", members);
        folder.write(NAME, Json.pretty(data));
    }

    /** Returns the server's own process if it lives. */
    Optional<ProcessHandle> server() {
        return processes.stream().findFirst().flatMap(Member::alive);
    }

    /** Returns what lives of it, also when the server's own process was killed and left its child. */
    List<ProcessHandle> survivors() {
        return processes.stream().flatMap(member -> member.alive().stream()).toList();
    }
}
