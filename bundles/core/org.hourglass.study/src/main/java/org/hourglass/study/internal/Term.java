package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a study says about one value: the value itself, or the values that a search may try. */
sealed interface Term {

    /** The size of what cannot be counted. */
    long CONTINUOUS = -1;

    /** Says whether it is a domain. */
    default boolean varies() {
        return true;
    }

    /** Returns the number of values, or {@link #CONTINUOUS}. */
    long size();

    /** Returns a value by its number; only where they can be counted. */
    Object at(long index);

    /** Returns the value for a uniform number 0 ≤ u &lt; 1. */
    Object draw(double u);

    /** Returns how a study file says it. */
    Object json();

    /** A value. */
    record Literal(Object value) implements Term {
        @Override
        public boolean varies() {
            return false;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public Object at(long index) {
            return value;
        }

        @Override
        public Object draw(double u) {
            return value;
        }

        @Override
        public Object json() {
            return value;
        }
    }

    /** Some values, equally likely. */
    record Listed(List<Object> values, Object json) implements Term {

        public Listed {
            values = List.copyOf(values);
        }

        @Override
        public long size() {
            return values.size();
        }

        @Override
        public Object at(long index) {
            return values.get(Math.toIntExact(index));
        }

        @Override
        public Object draw(double u) {
            return values.get((int) (u * values.size()));
        }
    }

    /**
     * Whole numbers from low to high, both included, equally likely or, if log, with probabilities falling as 1 / value.
     * Real parameters take them as real numbers.
     */
    record Whole(long low, long high, long step, boolean log, boolean real) implements Term {

        @Override
        public long size() {
            return (high - low) / step + 1;
        }

        @Override
        public Object at(long index) {
            long value = low + index * step;
            return real ? (Object) (double) value : (Object) value;
        }

        @Override
        public Object draw(double u) {
            if (!log) {
                return at((long) (u * size()));
            }
            double bottom = Math.max(low - step / 2.0, low / 2.0);
            double value = bottom * Math.pow((high + step / 2.0) / bottom, u);
            long index = Math.round((value - low) / step);
            return at(Math.min(Math.max(index, 0), size() - 1));
        }

        @Override
        public Object json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("int", List.of(low, high));
            if (log) {
                json.put("log", true);
            }
            if (step != 1) {
                json.put("step", step);
            }
            return json;
        }
    }

    /** Real numbers from low to high, uniform or uniform in their logarithm. */
    record Range(double low, double high, boolean log) implements Term {

        @Override
        public long size() {
            return CONTINUOUS;
        }

        @Override
        public Object at(long index) {
            throw new IllegalStateException("range: a continuous domain has no value by number, but got " + index);
        }

        @Override
        public Object draw(double u) {
            double value = log ? low * Math.pow(high / low, u) : low * (1 - u) + high * u;
            return Math.min(Math.max(value, low), high);
        }

        @Override
        public Object json() {
            return Map.of(log ? "log-uniform" : "uniform", List.of(low, high));
        }
    }

    /** Values of which another parameter chooses. */
    record Follower(Listed values) implements Term {

        @Override
        public long size() {
            return 1;
        }

        @Override
        public Object at(long index) {
            return values.at(index);
        }

        @Override
        public Object draw(double u) {
            return values.at(0);
        }

        @Override
        public Object json() {
            return values.json();
        }
    }

    /** The domain that the parameter declares. */
    record Auto(Term domain) implements Term {

        @Override
        public long size() {
            return domain.size();
        }

        @Override
        public Object at(long index) {
            return domain.at(index);
        }

        @Override
        public Object draw(double u) {
            return domain.draw(u);
        }

        @Override
        public Object json() {
            return "auto";
        }
    }
}
