package org.hourglass.spi;

import java.util.HashSet;
import java.util.List;

/**
 * What the samples of a procedural dataset were made from: the value of each generating factor, sample by sample. Training
 * never sees them; measures of disentanglement compare codes with them. Immutable.
 *
 * @param factors the factors, one a column
 * @param values [samples, factors]: the number of the value, counted from 0, of a factor that takes some values only, and
 *     the value itself of a continuous one
 */
public record Factors(List<Factor> factors, Matrix values) {

    /**
     * One way in which samples differ.
     *
     * @param name kebab-case, unique within the dataset
     * @param count how many values it takes, or 0 if it is continuous
     */
    public record Factor(String name, int count) {

        /** Rejects a negative count and one without a choice. */
        public Factor {
            if (count < 0 || count == 1) {
                throw new IllegalArgumentException(
                        "factor `%s`: the count must be 0 or at least 2, but got %d".formatted(name, count));
            }
        }

        /** Says whether any number of an interval may be its value. */
        public boolean continuous() {
            return count == 0;
        }
    }

    /** Copies the list and rejects values that do not fit the factors. */
    public Factors {
        factors = List.copyOf(factors);
        if (values.columns() != factors.size()) {
            throw new IllegalArgumentException("factors: there must be one column a factor, but got %d for %d"
                    .formatted(values.columns(), factors.size()));
        }
        if (new HashSet<>(factors.stream().map(Factor::name).toList()).size() < factors.size()) {
            throw new IllegalArgumentException("factors: names must be unique, but got %s".formatted(factors));
        }
        for (int column = 0; column < factors.size(); column++) {
            requireValues(factors.get(column), column, values);
        }
    }

    private static void requireValues(Factor factor, int column, Matrix values) {
        for (int row = 0; row < values.rows(); row++) {
            float value = values.get(row, column);
            boolean legal = factor.continuous()
                    ? Float.isFinite(value)
                    : 0 <= value && value < factor.count() && value == (int) value;
            if (!legal) {
                throw new IllegalArgumentException("factor `%s`: a value must be %s, but got %s in row %d"
                        .formatted(
                                factor.name(),
                                factor.continuous() ? "a finite number" : "whole and in [0, " + factor.count() + ")",
                                value,
                                row));
            }
        }
    }

    /** Returns how many samples there are. */
    public int size() {
        return values.rows();
    }

    /** Returns the factors of the samples from (included) to (excluded), sharing the memory. */
    public Factors slice(int from, int to) {
        return new Factors(factors, values.slice(from, to));
    }
}
