package org.hourglass.mlflow.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers whatever it is told to, to whatever it is asked; can also be silent. */
final class FaultyServer implements AutoCloseable {

    /** What the server says; a status of 0 is silence. */
    record Answer(int status, Map<String, String> headers, String body) {
        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }

        static Answer json(int status, String code, String message) {
            return of(status, "{\"error_code\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
        }

        static final Answer SILENCE = of(0, "");
        static final Answer EXPERIMENT_0 =
                of(200, "{\"experiment\":{\"experiment_id\":\"0\",\"name\":\"Default\",\"creation_time\":17}}");
    }

    /** A request as it came. */
    record Asked(String method, String path, String authorization, String body) {}

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> answers;

    FaultyServer(Function<Asked, Answer> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns a server that gives one answer to everything. */
    static FaultyServer always(Answer answer) throws IOException {
        return new FaultyServer(request -> answer);
    }

    void answer(Function<Asked, Answer> next) {
        answers = next;
    }

    List<Asked> asked() {
        return asked;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Address address() {
        return impatient(Duration.ofSeconds(10));
    }

    Address impatient(Duration limit) {
        return Address.remote(url(), Credentials.none()).within(limit);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().toString();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Asked request = new Asked(exchange.getRequestMethod(), path, String.valueOf(authorization), body);
        asked.add(request);
        Answer answer = answers.apply(request);
        try {
            if (answer.status() == 0) {
                closing.await();
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
