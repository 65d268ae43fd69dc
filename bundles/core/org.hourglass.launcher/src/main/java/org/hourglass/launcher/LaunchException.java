package org.hourglass.launcher;

import java.io.Serial;

/** Says why the workbench could not start, in words for its user, and with which exit code the process ends. */
public final class LaunchException extends Exception {

    /** The environment is at fault: something is missing, damaged or not permitted. */
    public static final int ENVIRONMENT = 3;

    /** We are at fault. */
    public static final int INTERNAL = 4;

    @Serial
    private static final long serialVersionUID = 1;

    private final int exitCode;

    LaunchException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    LaunchException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Returns the exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
