package org.hourglass.mlflow.internal;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a server did not take something, and so what is to be done next. */
final class Trouble extends Exception {

    private static final long serialVersionUID = 1;

    /** What kinds of failure there are, by what follows from them. */
    enum Kind {
        /** No answer: refused, reset or too late. The server as a whole is tried again later. */
        SILENT,
        /** The server asks to come back later. */
        BUSY,
        /** The server failed on this request; others may pass. */
        BROKEN,
        /** Wrong or missing credentials, or not enough rights. Only people can help. */
        DENIED,
        /** Whatever answers there is not MLflow. Only people can help. */
        FOREIGN,
        /** What the request is about is not there any more. */
        GONE,
        /** What the request is about lies in the server's bin. */
        DELETED,
        /** The server will never take this. */
        REFUSED;

        /** Says whether every other request would meet the same. */
        boolean concernsServer() {
            return this == SILENT || this == BUSY || this == DENIED || this == FOREIGN;
        }
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;

    Trouble(Kind kind, String message) {
        this(kind, message, null, null);
    }

    Trouble(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    Kind kind() {
        return kind;
    }

    /** Returns how long the server wants to be left alone, if it said so. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
