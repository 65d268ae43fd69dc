package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.hourglass.engine.record.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackTest {

    @TempDir
    Path workspace;

    private int port() throws IOException {
        Properties host = new Properties();
        try (InputStream in = Files.newInputStream(new Place(workspace).hostFile())) {
            host.load(in);
        }
        String server = host.getProperty("server");
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }

    @Test
    void theDatabaseListensOnTheLoopbackAlone() throws IOException {
        try (Journal journal = new H2Records().write(workspace)) {
            assertThat(journal).isNotNull();
            int port = port();
            connect(InetAddress.getByName("127.0.0.1"), port);
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (InetAddress other : others) {
                assertThatThrownBy(() -> connect(other, port)).as("%s", other).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSocketIsBoundToTheLoopback() throws IOException {
        try (Journal journal = new H2Records().write(workspace)) {
            assertThat(journal).isNotNull();
            String port = ":%04X ".formatted(port());
            try (Stream<String> sockets =
                    Stream.of("/proc/net/tcp", "/proc/net/tcp6").flatMap(LoopbackTest::lines)) {
                assertThat(sockets.filter(line -> line.contains(port + "0000")))
                        .isNotEmpty()
                        .allMatch(line -> line.contains(" 0100007F" + port)
                                || line.contains(" 0000000000000000FFFF00000100007F" + port));
            }
        }
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.exists(Path.of(file)) ? Files.readAllLines(Path.of(file)).stream() : Stream.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyTheOwnerReadsThePassword() throws IOException {
        new H2Records().write(workspace).close();
        Path secret = workspace.resolve(".hourglass/secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(secret)).matches("[0-9a-f]{64}");
    }

    @Test
    void processesThatStartTogetherAgreeOnThePassword() {
        try (Spawned first = Spawned.child("stream", workspace, 1, 3);
                Spawned second = Spawned.child("stream", workspace, 1, 3)) {
            assertThat(List.of(last(first), last(second)))
                    .allMatch(line -> line.equals("done") || line.contains("must not be in use, but got process"));
        }
    }

    private static String last(Spawned process) {
        List<String> lines = process.rest();
        return lines.get(lines.size() - 1);
    }
}
