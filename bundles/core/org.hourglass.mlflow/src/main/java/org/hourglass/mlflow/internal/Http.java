package org.hourglass.mlflow.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hourglass.base.Json;
import org.jspecify.annotations.Nullable;

/** One request, one answer, never again by itself. What MLflow's client cannot do, or must not. */
final class Http {

    private static final long BYTES_PER_SECOND_AT_LEAST = 250_000;

    private final Address address;
    private final HttpClient client;

    Http(Address address) {
        this.address = address;
        // An upgrade to HTTP/2 makes servers with httptools lose request bodies.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(address.connect())
                .build();
    }

    /** Returns a page as text. */
    String text(String path) throws Trouble {
        return send(request(path, address.answer()).GET().build());
    }

    /** Returns what an endpoint of the API says. */
    Map<String, @Nullable Object> get(String endpoint) throws Trouble {
        return Answers.object(text("api/2.0/mlflow/" + endpoint));
    }

    /** Tells an endpoint of the API something. */
    Map<String, @Nullable Object> post(String endpoint, Map<String, ?> body) throws Trouble {
        HttpRequest request = request("api/2.0/mlflow/" + endpoint, address.answer())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build();
        return Answers.object(send(request));
    }

    /** Stores a file through the server's artifact proxy, in place of one of that name. */
    void put(String path, byte[] bytes) throws Trouble {
        Duration limit = address.answer().plusSeconds(bytes.length / BYTES_PER_SECOND_AT_LEAST);
        BodyPublisher body = BodyPublishers.ofByteArray(bytes);
        send(request("api/2.0/mlflow-artifacts/artifacts/" + path, limit)
                .header("Content-Type", "application/octet-stream")
                .PUT(body)
                .build());
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        URI uri = address.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(limit);
        address.credentials().header().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private String send(HttpRequest request) throws Trouble {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                return response.body();
            }
            throw Answers.trouble(
                    response.statusCode(),
                    response.body(),
                    Answers.retryAfter(response.headers().firstValue("Retry-After"), Instant.now()));
        } catch (IOException e) {
            throw Answers.silence(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.Kind.SILENT, "interrupted", null, e);
        }
    }
}
