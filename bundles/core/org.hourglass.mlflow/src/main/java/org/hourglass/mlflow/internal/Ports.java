package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Finds a port of the loopback that nobody uses. */
final class Ports {

    private static final int CONNECT_MILLIS = 500;

    private Ports() {}

    /** Returns the first free one of these, else any free one. */
    static int free(List<Integer> preferred) throws IOException {
        for (int port : preferred) {
            if (isFree(port)) {
                return port;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Binding alone does not tell: some systems let two programs bind a port, one of them to all addresses. */
    private static boolean isFree(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return false;
        } catch (IOException nobodyListens) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
