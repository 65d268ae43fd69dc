package org.hourglass.study;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a study file.
 *
 * @param file the name of the file
 * @param line counted from 1
 * @param column counted from 1
 * @param what what is wrong, with the value found
 * @param allowed what is allowed, or nothing
 * @param suggestion the nearest known name, if one is near
 */
public record Fault(String file, int line, int column, String what, String allowed, @Nullable String suggestion) {

    /** Returns {@code file:line:column: what; allowed; suggestion}. */
    @Override
    public String toString() {
        return "%s:%d:%d: %s%s%s"
                .formatted(
                        file,
                        line,
                        column,
                        what,
                        allowed.isEmpty() ? "" : "; " + allowed,
                        suggestion == null ? "" : "; did you mean `" + suggestion + "`?");
    }
}
