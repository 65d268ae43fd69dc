package org.hourglass.mlflow.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a server wants to know of us. Lives in memory only; shows nothing of itself. */
final class Credentials {

    private final String user;
    private final String password;
    private final String token;

    private Credentials(String user, String password, String token) {
        this.user = user;
        this.password = password;
        this.token = token;
    }

    /** Returns credentials that say nothing. */
    static Credentials none() {
        return new Credentials("", "", "");
    }

    /** Reads the variables that MLflow's own clients read; a user with a password comes before a token, as there. */
    static Credentials from(Map<String, String> environment) {
        return new Credentials(
                environment.getOrDefault("MLFLOW_TRACKING_USERNAME", ""),
                environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", ""),
                environment.getOrDefault("MLFLOW_TRACKING_TOKEN", ""));
    }

    boolean byPassword() {
        return !user.isEmpty() && !password.isEmpty();
    }

    boolean byToken() {
        return !byPassword() && !token.isEmpty();
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    String token() {
        return token;
    }

    /** Returns the value of the Authorization header, if there are credentials. */
    Optional<String> header() {
        if (byPassword()) {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return byToken() ? Optional.of("Bearer " + token) : Optional.empty();
    }

    @Override
    public String toString() {
        return byPassword() ? "user and password" : byToken() ? "token" : "no credentials";
    }
}
