package org.hourglass.study.internal;

import java.util.List;
import java.util.Optional;
import org.hourglass.catalog.Domain;

/** Reads the domains that two bounds span: {@code uniform}, {@code log-uniform} and {@code int}. */
final class RangeReader {

    /** Beyond it a double does not tell neighbours apart. */
    static final long MAX_WHOLE = 1L << 53;

    private final String path;
    private final Domain domain;
    private final Faults faults;
    private final TermReader literals;

    RangeReader(String path, Domain domain, Faults faults) {
        this.path = path;
        this.domain = domain;
        this.faults = faults;
        this.literals = new TermReader(path, domain, faults);
    }

    static boolean isNarrow(long min, long max) {
        return min >= -MAX_WHOLE && max <= MAX_WHOLE;
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= MAX_WHOLE;
    }

    Optional<Term> range(Tree body, boolean log) {
        String kind = log ? "log-uniform" : "uniform";
        if (!(domain instanceof Domain.Real)) {
            faults.add(
                    body.place(),
                    "`%s` cannot be %s".formatted(path, kind),
                    "it must be %s; use {%s: [...]}"
                            .formatted(Allowed.in(domain), domain instanceof Domain.Whole ? "int" : "choice"));
            return Optional.empty();
        }
        return pair(body, kind).flatMap(pair -> {
            double low = ((Number) pair.get(0)).doubleValue();
            double high = ((Number) pair.get(1)).doubleValue();
            if (log && low <= 0) {
                faults.add(
                        body.place(),
                        "`log-uniform` of `%s` begins at %s".formatted(path, Allowed.number(low)),
                        "it must begin above 0");
                return Optional.empty();
            }
            return Optional.of(new Term.Range(low, high, log));
        });
    }

    Optional<Term> whole(Tree body, Keys keys) {
        Optional<Boolean> log = keys.find("log").map(this::flag).orElse(Optional.of(false));
        Optional<Long> step = keys.find("step").map(this::step).orElse(Optional.of(1L));
        if (!(domain instanceof Domain.Whole) && !(domain instanceof Domain.Real)) {
            faults.add(
                    body.place(),
                    "`%s` cannot be int".formatted(path),
                    "it must be %s; use {choice: [...]}".formatted(Allowed.in(domain)));
            return Optional.empty();
        }
        Optional<List<Object>> pair = pair(body, "int");
        if (pair.isEmpty() || log.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        return whole(body, pair.get(), log.get(), step.get());
    }

    private Optional<Term> whole(Tree body, List<Object> pair, boolean log, long step) {
        double from = ((Number) pair.get(0)).doubleValue();
        double to = ((Number) pair.get(1)).doubleValue();
        if (!isWhole(from) || !isWhole(to)) {
            faults.add(
                    body.place(),
                    "`int` of `%s` cannot be %s".formatted(path, body.shown()),
                    "write {int: [low, high]} with whole numbers");
        } else if (log && from < 1) {
            faults.add(
                    body.place(),
                    "`int` of `%s` with log begins at %s".formatted(path, Allowed.number(from)),
                    "it must begin at 1 or above");
        } else if ((to - from) % step != 0) {
            faults.add(
                    body.place(),
                    "steps of %d from %s do not end at %s".formatted(step, Allowed.number(from), Allowed.number(to)),
                    "both ends are included");
        } else {
            return Optional.of(new Term.Whole((long) from, (long) to, step, log, domain instanceof Domain.Real));
        }
        return Optional.empty();
    }

    private Optional<Boolean> flag(Tree tree) {
        return new TermReader(path + ".log", new Domain.Flag(), faults)
                .literal(tree)
                .map(Boolean.class::cast);
    }

    private Optional<Long> step(Tree tree) {
        Domain positive = new Domain.Whole(1, MAX_WHOLE, false);
        return new TermReader(path + ".step", positive, faults).literal(tree).map(Long.class::cast);
    }

    /** Reads two values of the domain, the second above the first. */
    private Optional<List<Object>> pair(Tree body, String kind) {
        if (!(body instanceof Tree.Items items) || items.items().size() != 2) {
            faults.add(
                    body.place(),
                    "`%s` of `%s` needs two numbers, but got %s".formatted(kind, path, body.shown()),
                    "write {%s: [low, high]}".formatted(kind));
            return Optional.empty();
        }
        Optional<Object> low = literals.literal(items.items().get(0));
        Optional<Object> high = literals.literal(items.items().get(1));
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        if (!(((Number) low.get()).doubleValue() < ((Number) high.get()).doubleValue())) {
            faults.add(
                    body.place(),
                    "`%s` of `%s` has no room in %s".formatted(kind, path, body.shown()),
                    "the first number must be below the second");
            return Optional.empty();
        }
        return Optional.of(List.of(low.get(), high.get()));
    }
}
