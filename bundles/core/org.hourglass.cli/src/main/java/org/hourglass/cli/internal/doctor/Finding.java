package org.hourglass.cli.internal.doctor;

/**
 * Something that is not as it should be.
 *
 * @param severity how bad it is
 * @param what what is concerned
 * @param why what is wrong with it
 * @param remedy what to do
 */
public record Finding(Severity severity, String what, String why, String remedy) {

    /** How bad it is. */
    public enum Severity {
        /** Something does not work. */
        ERROR,
        /** Something that not everybody needs does not work, or soon something may not. */
        WARNING
    }

    static Finding error(String what, String why, String remedy) {
        return new Finding(Severity.ERROR, what, why, remedy);
    }

    static Finding warning(String what, String why, String remedy) {
        return new Finding(Severity.WARNING, what, why, remedy);
    }
}
