package org.hourglass.mlflow.internal;

import java.net.URI;
import java.time.Duration;

/**
 * Where a server is and how it is spoken to.
 *
 * @param base its URL, with the prefix of a proxy if there is one, without a slash at the end
 * @param credentials what it wants to know of us
 * @param name what the outbox calls it: stays the same when a local server changes its port
 * @param connect how long to wait for a connection
 * @param answer how long to wait for an answer
 */
record Address(URI base, Credentials credentials, String name, Duration connect, Duration answer) {

    /** The outbox's name of a workspace's own server. */
    static final String LOCAL = "local";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** Returns a workspace's own server. */
    static Address local(int port) {
        URI base = URI.create("http://127.0.0.1:" + port);
        return new Address(base, Credentials.none(), LOCAL, CONNECT, ANSWER);
    }

    /** Returns a server that a workspace names. */
    static Address remote(URI url, Credentials credentials) {
        URI base = URI.create(url.toString().replaceAll("/+$", ""));
        return new Address(base, credentials, base.toString(), CONNECT, ANSWER);
    }

    boolean isLocal() {
        return name.equals(LOCAL);
    }

    /** Returns this server, spoken to with less patience. */
    Address within(Duration limit) {
        return new Address(base, credentials, name, limit, limit);
    }

    URI resolve(String path) {
        return URI.create(base + "/" + path);
    }
}
