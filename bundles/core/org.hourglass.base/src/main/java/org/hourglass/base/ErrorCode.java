package org.hourglass.base;

/** Whose turn it is to act on an error, and the exit code that says so. */
public enum ErrorCode {
    /** The study or the command line is wrong. */
    USER(2),
    /** A plugin threw, or a bundle does not fit. */
    PLUGIN(1),
    /** The environment is: no space, workspace in use, no permission. */
    RESOURCES(3),
    /** A fault of ours. */
    INTERNAL(4);

    private final int exit;

    ErrorCode(int exit) {
        this.exit = exit;
    }

    /** Returns the exit code of a command that ends with this error. */
    public int exit() {
        return exit;
    }
}
