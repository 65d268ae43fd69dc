package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.base.Json;
import org.hourglass.spi.search.Domain;

/** What a study says about one value: the value itself, or the values that a search may try. */
sealed interface Term {

    /** Returns what samplers see of it; nothing of what does not vary by itself. */
    Optional<Domain> domain();

    /** Returns the value at a coordinate of the domain; 0 where there is none. */
    Object value(double coordinate);

    /** Returns the coordinate of a value as a record has it; nothing if it is not one of the domain. */
    default Optional<Double> coordinate(Object value) {
        return value instanceof Number number
                ? Optional.of(number.doubleValue()).filter(domain().orElseThrow()::contains)
                : Optional.empty();
    }

    /** Returns how a study file says it. */
    Object json();

    /** Says whether it is a domain. */
    default boolean varies() {
        return domain().isPresent();
    }

    /** A value. */
    record Literal(Object value) implements Term {

        @Override
        public Optional<Domain> domain() {
            return Optional.empty();
        }

        @Override
        public Object value(double coordinate) {
            return value;
        }

        @Override
        public Object json() {
            return value;
        }
    }

    /**
     * Some values, equally likely.
     *
     * @param ordered whether neighbours are alike
     */
    record Listed(List<Object> values, boolean ordered, Object json) implements Term {

        public Listed {
            values = List.copyOf(values);
        }

        @Override
        public Optional<Domain> domain() {
            return Optional.of(new Domain.Choice(values.size(), ordered));
        }

        @Override
        public Object value(double coordinate) {
            return values.get((int) coordinate);
        }

        @Override
        public Optional<Double> coordinate(Object value) {
            String wanted = Json.canonical(value);
            return IntStream.range(0, values.size())
                    .filter(i -> Json.canonical(values.get(i)).equals(wanted))
                    .mapToObj(i -> (double) i)
                    .findFirst();
        }
    }

    /**
     * Whole numbers from low to high, both included, equally likely or, if log, with probabilities falling as 1 / value.
     * Real parameters take them as real numbers.
     */
    record Whole(long low, long high, long step, boolean log, boolean real) implements Term {

        @Override
        public Optional<Domain> domain() {
            return Optional.of(new Domain.Whole(low, high, step, log));
        }

        @Override
        public Object value(double coordinate) {
            return real ? (Object) coordinate : (Object) (long) coordinate;
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
        public Optional<Domain> domain() {
            return Optional.of(new Domain.Real(low, high, log));
        }

        @Override
        public Object value(double coordinate) {
            return coordinate;
        }

        @Override
        public Object json() {
            return Map.of(log ? "log-uniform" : "uniform", List.of(low, high));
        }
    }

    /** Values of which another parameter chooses. */
    record Follower(Listed values) implements Term {

        @Override
        public Optional<Domain> domain() {
            return Optional.empty();
        }

        @Override
        public Object value(double coordinate) {
            return values.value(coordinate);
        }

        @Override
        public boolean varies() {
            return true;
        }

        @Override
        public Object json() {
            return values.json();
        }
    }

    /** The domain that the parameter declares. */
    record Auto(Term declared) implements Term {

        @Override
        public Optional<Domain> domain() {
            return declared.domain();
        }

        @Override
        public Object value(double coordinate) {
            return declared.value(coordinate);
        }

        @Override
        public Optional<Double> coordinate(Object value) {
            return declared.coordinate(value);
        }

        @Override
        public Object json() {
            return "auto";
        }
    }
}
