package org.hourglass.engine.record;

import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * A run: one trial with one seed.
 *
 * @param study the study's name
 * @param trial counted from 0
 * @param replicate counted from 0
 */
public record RunId(String study, int trial, int replicate) {

    /** Reads {@code study/trial/replicate}. */
    public static RunId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,9}") || !parts[2].matches("\\d{1,9}")) {
            throw new HourglassException(
                    ErrorCode.USER,
                    "run: must be study/trial/replicate such as first-steps/0/0, but got %s".formatted(text));
        }
        return new RunId(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return study + "/" + trial + "/" + replicate;
    }
}
