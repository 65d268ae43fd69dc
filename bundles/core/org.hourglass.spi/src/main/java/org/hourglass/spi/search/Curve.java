package org.hourglass.spi.search;

import java.util.List;

/**
 * The objective of one run after each of its epochs.
 *
 * @param trial the number of its trial
 * @param values after epochs 1, 2, ..., turned so that less is better; NaN for what is no finite number
 */
public record Curve(int trial, List<Double> values) {

    /** Copies the list. */
    public Curve {
        values = List.copyOf(values);
    }

    /** Returns the number of epochs done. */
    public int epochs() {
        return values.size();
    }

    /** Returns the value after an epoch, counted from 1; NaN if it did not come so far. */
    public double after(int epoch) {
        return epoch <= values.size() ? values.get(epoch - 1) : Double.NaN;
    }

    /** Returns the best value after an epoch or before it; NaN if there is none. */
    public double bestUntil(int epoch) {
        return values.subList(0, Math.min(epoch, values.size())).stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }
}
