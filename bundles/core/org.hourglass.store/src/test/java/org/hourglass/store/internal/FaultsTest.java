package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class FaultsTest {

    @Test
    void aHostThatLeavesInTheMiddleOfAnAnswerIsNoDamagedFile() throws IOException {
        try (ServerSocket host = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> answerWithHalfANumber(host));

            SQLException broken = catchThrowableOfType(
                    SQLException.class,
                    () -> DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:%d/any".formatted(host.getLocalPort())));

            leaving.join();
            assertThat((Throwable) broken).hasRootCauseInstanceOf(EOFException.class);
            assertThat(Faults.lost(broken)).isTrue();
        }
    }

    private static void answerWithHalfANumber(ServerSocket host) {
        try (Socket socket = host.accept()) {
            assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
            socket.getOutputStream().write(new byte[] {0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
