package org.hourglass.study.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Domain;

/** Reads {@code grid}: equally spaced numbers, in decimals, so that 0.1 and its like stay what they are. */
final class GridReader {

    private static final int MAX_LISTED = 10_000;

    private final String path;
    private final Domain domain;
    private final Faults faults;

    GridReader(String path, Domain domain, Faults faults) {
        this.path = path;
        this.domain = domain;
        this.faults = faults;
    }

    Optional<Term> read(Tree body) {
        if (!(domain instanceof Domain.Real) && !(domain instanceof Domain.Whole)) {
            faults.add(
                    body.place(),
                    "`%s` cannot be grid".formatted(path),
                    "it must be %s; use {choice: [...]}".formatted(Allowed.in(domain)));
            return Optional.empty();
        }
        if (!(body instanceof Tree.Entries entries)) {
            faults.add(
                    body.place(),
                    "`grid` of `%s` cannot be %s".formatted(path, body.shown()),
                    "write {grid: {from: low, to: high, step: step}}");
            return Optional.empty();
        }
        Keys keys = new Keys(entries, path + ".grid", faults);
        Optional<BigDecimal> from = keys.need("from", "both ends are included").flatMap(this::bound);
        Optional<BigDecimal> to = keys.need("to", "both ends are included").flatMap(this::bound);
        Optional<BigDecimal> step = keys.need("step", "a number above 0").flatMap(this::gridStep);
        keys.refuseOthers();
        if (from.isEmpty() || to.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        return grid(body, from.get(), to.get(), step.get());
    }

    private Optional<BigDecimal> bound(Tree tree) {
        return new TermReader(path, domain, faults).literal(tree).map(value -> new BigDecimal(value.toString()));
    }

    private Optional<BigDecimal> gridStep(Tree tree) {
        Domain positive = domain instanceof Domain.Whole
                ? new Domain.Whole(1, RangeReader.MAX_WHOLE, false)
                : new Domain.Real(Double.MIN_VALUE, Double.POSITIVE_INFINITY, false);
        return new TermReader(path + ".grid.step", positive, faults)
                .literal(tree)
                .map(value -> new BigDecimal(value.toString()));
    }

    private Optional<Term> grid(Tree body, BigDecimal from, BigDecimal to, BigDecimal step) {
        BigDecimal[] parts = to.subtract(from).divideAndRemainder(step);
        if (parts[0].signum() <= 0) {
            faults.add(
                    body.place(),
                    "`grid` of `%s` has no room in %s".formatted(path, body.shown()),
                    "`from` must be below `to`");
        } else if (parts[1].signum() != 0) {
            faults.add(
                    body.place(),
                    "steps of %s from %s do not end at %s".formatted(text(step), text(from), text(to)),
                    "both ends are included");
        } else if (parts[0].compareTo(BigDecimal.valueOf(MAX_LISTED)) >= 0) {
            faults.add(
                    body.place(),
                    "`grid` of `%s` has more than %d values".formatted(path, MAX_LISTED),
                    "take a larger step");
        } else {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i <= parts[0].intValueExact(); i++) {
                values.add(value(from.add(step.multiply(BigDecimal.valueOf(i)))));
            }
            Map<String, Object> json = Map.of("from", value(from), "to", value(to), "step", value(step));
            return Optional.of(new Term.Listed(values, true, Map.of("grid", json)));
        }
        return Optional.empty();
    }

    private Object value(BigDecimal number) {
        return domain instanceof Domain.Whole ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
