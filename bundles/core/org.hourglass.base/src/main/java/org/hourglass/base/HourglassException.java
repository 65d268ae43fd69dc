package org.hourglass.base;

import org.jspecify.annotations.Nullable;

/** An error that people meet: what must hold, what was found, what to do. */
public final class HourglassException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    /** Makes an error without a cause worth showing. */
    public HourglassException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** Makes an error with its cause, which goes to the log. */
    public HourglassException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Returns whose turn it is to act. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the message, which is never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
