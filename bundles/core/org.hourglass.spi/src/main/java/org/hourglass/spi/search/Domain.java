package org.hourglass.spi.search;

/**
 * The values that one dimension can have, as numbers. Every sampler gets from the unit interval to values by {@link #at}, so
 * the same domain admits the same values under each of them.
 */
public sealed interface Domain {

    /**
     * Returns the value at a position.
     *
     * @param position 0 ≤ position ≤ 1; a uniform one gives each value with the probability that the domain means
     */
    double at(double position);

    /** Returns a position of a legal value: of those that lead to it the middle one. */
    double position(double value);

    /**
     * Returns how much of the unit interval leads to a legal value, half of it on each side of its position: the value's
     * probability under a uniform position, 0 for one of uncountably many.
     */
    double probability(double value);

    /** Says whether this is a value of the domain. */
    boolean contains(double value);

    /** Returns how many values there are, or {@link #UNCOUNTABLE}. */
    long size();

    /** Returns value number i; only where they can be counted. */
    double value(long index);

    /** The size of a domain with any number of values. */
    long UNCOUNTABLE = -1;

    /**
     * Real numbers from low to high, uniform or uniform in their logarithm.
     *
     * @param low the least value; positive if log
     * @param high the largest value, above low
     * @param log whether the logarithm is uniform
     */
    record Real(double low, double high, boolean log) implements Domain {

        /** Checks the bounds. */
        public Real {
            if (!(low < high) || (log && low <= 0) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(
                        "real: low must be below high and positive if log, but got %s, %s".formatted(low, high));
            }
        }

        @Override
        public double at(double position) {
            double value = log ? low * Math.pow(high / low, position) : low * (1 - position) + high * position;
            return Math.min(Math.max(value, low), high);
        }

        @Override
        public double position(double value) {
            double position = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
            return Math.min(Math.max(position, 0), 1);
        }

        @Override
        public double probability(double value) {
            return 0;
        }

        @Override
        public boolean contains(double value) {
            return value >= low && value <= high;
        }

        @Override
        public long size() {
            return UNCOUNTABLE;
        }

        @Override
        public double value(long index) {
            throw new IllegalStateException("real: has no value by number, but got " + index);
        }
    }

    /**
     * Whole numbers low, low + step, ... up to high, equally likely or, if log, with probabilities falling as 1 / value.
     *
     * @param low the least value; positive if log
     * @param high the largest value
     * @param step between values, at least 1
     * @param log whether small values are more likely
     */
    record Whole(long low, long high, long step, boolean log) implements Domain {

        /** Checks the bounds. */
        public Whole {
            if (low > high || step < 1 || (log && low < 1)) {
                throw new IllegalArgumentException(
                        "whole: low must be at most high, and step at least 1, but got %d, %d, %d"
                                .formatted(low, high, step));
            }
        }

        @Override
        public double at(double position) {
            long index = log
                    ? Math.round((bottom() * Math.pow(top() / bottom(), position) - low) / step)
                    : (long) (position * size());
            return value(Math.min(Math.max(index, 0), size() - 1));
        }

        @Override
        public double position(double value) {
            if (!log) {
                return ((value - low) / step + 0.5) / size();
            }
            return Math.log(Math.sqrt(below(value) * above(value)) / bottom()) / Math.log(top() / bottom());
        }

        @Override
        public double probability(double value) {
            return log ? Math.log(above(value) / below(value)) / Math.log(top() / bottom()) : 1.0 / size();
        }

        private double below(double value) {
            return Math.max(value - step / 2.0, bottom());
        }

        private double above(double value) {
            return Math.min(value + step / 2.0, top());
        }

        private double bottom() {
            return Math.max(low - step / 2.0, low / 2.0);
        }

        private double top() {
            return value(size() - 1) + step / 2.0;
        }

        @Override
        public boolean contains(double value) {
            return value >= low && value <= high && (value - low) % step == 0;
        }

        @Override
        public long size() {
            return (high - low) / step + 1;
        }

        @Override
        public double value(long index) {
            return low + index * step;
        }
    }

    /**
     * Some options, equally likely; the value is the option's number from 0.
     *
     * @param options how many, at least 1
     * @param ordered whether neighbours are alike, as the steps of a grid are
     */
    record Choice(int options, boolean ordered) implements Domain {

        /** Checks the number. */
        public Choice {
            if (options < 1) {
                throw new IllegalArgumentException("choice: must have an option, but got " + options);
            }
        }

        @Override
        public double at(double position) {
            return Math.min((int) (position * options), options - 1);
        }

        @Override
        public double position(double value) {
            return (value + 0.5) / options;
        }

        @Override
        public double probability(double value) {
            return 1.0 / options;
        }

        @Override
        public boolean contains(double value) {
            return value >= 0 && value < options && value == Math.rint(value);
        }

        @Override
        public long size() {
            return options;
        }

        @Override
        public double value(long index) {
            return index;
        }
    }
}
