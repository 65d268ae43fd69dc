package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hourglass.base.Nearest;
import org.hourglass.catalog.Domain;
import org.jspecify.annotations.Nullable;

/** Reads the value of one parameter: a literal or a domain, each value of it checked against the parameter's own. */
final class TermReader {

    /** What a domain can be called. */
    static final List<String> DOMAINS = List.of("choice", "uniform", "log-uniform", "int", "grid");

    private final String path;
    private final Domain domain;
    private final Faults faults;

    TermReader(String path, Domain domain, Faults faults) {
        this.path = path;
        this.domain = domain;
        this.faults = faults;
    }

    Optional<Term> read(Tree tree) {
        if (tree instanceof Tree.Entries entries) {
            return domain(entries);
        } else if (isAuto(tree)) {
            return auto(tree.place()).map(Term.Auto::new);
        }
        return literal(tree, List.of("auto")).map(Term.Literal::new);
    }

    /** Reads a value that may not vary. */
    Optional<Object> literal(Tree tree) {
        return literal(tree, List.of());
    }

    private Optional<Object> literal(Tree tree, List<String> others) {
        int before = faults.size();
        if (domain instanceof Domain.ListOf list && tree instanceof Tree.Items items) {
            TermReader inner = new TermReader(path, list.element(), faults);
            items.items().forEach(inner::literal);
        }
        if (faults.size() > before) {
            return Optional.empty();
        }
        Object plain = tree.plain();
        try {
            if (plain == null || plain instanceof Map || (plain instanceof Double d && !Double.isFinite(d))) {
                throw new IllegalArgumentException("no value");
            }
            return Optional.of(domain.accept(plain));
        } catch (IllegalArgumentException e) {
            faults.add(
                    tree.place(),
                    "`%s` cannot be %s".formatted(path, tree.shown()),
                    "it must be " + Allowed.in(domain),
                    suggestion(plain, others));
            return Optional.empty();
        }
    }

    private @Nullable String suggestion(@Nullable Object value, List<String> others) {
        List<String> known = new ArrayList<>(others);
        if (domain instanceof Domain.Choice choice) {
            known.addAll(choice.names());
        } else if (domain instanceof Domain.Flag) {
            known.addAll(List.of("true", "false"));
        }
        return value instanceof String text ? Nearest.to(text, known).orElse(null) : null;
    }

    private boolean isAuto(Tree tree) {
        boolean isName =
                domain instanceof Domain.Choice choice && choice.names().contains("auto");
        return "auto".equals(tree.plain()) && !isName;
    }

    private Optional<Term> auto(Place place) {
        if (domain instanceof Domain.Real real && Double.isFinite(real.max() - real.min())) {
            return Optional.of(new Term.Range(real.min(), real.max(), real.log()));
        } else if (domain instanceof Domain.Whole whole && RangeReader.isNarrow(whole.min(), whole.max())) {
            return Optional.of(new Term.Whole(whole.min(), whole.max(), 1, whole.log(), false));
        } else if (domain instanceof Domain.Choice choice) {
            return Optional.of(new Term.Listed(List.copyOf(choice.names()), false, "auto"));
        } else if (domain instanceof Domain.Flag) {
            return Optional.of(new Term.Listed(List.of(false, true), false, "auto"));
        }
        faults.add(
                place,
                "`%s` cannot be `auto`, because what it allows has no end: %s".formatted(path, Allowed.in(domain)),
                "give a domain, for example {choice: [...]}");
        return Optional.empty();
    }

    private Optional<Term> domain(Tree.Entries entries) {
        List<String> kinds =
                entries.entries().keySet().stream().filter(DOMAINS::contains).toList();
        if (kinds.size() != 1) {
            notADomain(entries, kinds);
            return Optional.empty();
        }
        String kind = kinds.get(0);
        Keys keys = new Keys(entries, path, faults);
        Tree body = keys.find(kind).orElseThrow();
        Optional<Term> term =
                switch (kind) {
                    case "choice" -> choice(body);
                    case "uniform" -> new RangeReader(path, domain, faults).range(body, false);
                    case "log-uniform" -> new RangeReader(path, domain, faults).range(body, true);
                    case "int" -> new RangeReader(path, domain, faults).whole(body, keys);
                    default -> new GridReader(path, domain, faults).read(body);
                };
        keys.refuseOthers();
        return term;
    }

    private void notADomain(Tree.Entries entries, List<String> kinds) {
        String list = "a domain is one of";
        if (!kinds.isEmpty()) {
            faults.add(
                    entries.place(),
                    "`%s` has two domains: %s".formatted(path, String.join(" and ", kinds)),
                    list + ": " + String.join(", ", DOMAINS));
        } else if (entries.entries().isEmpty()) {
            faults.add(entries.place(), "`%s` cannot be {}".formatted(path), "it must be " + Allowed.in(domain));
        } else {
            String key = entries.entries().keySet().iterator().next();
            Place place = entries.entries().values().iterator().next().place();
            faults.unknownKey(place, path, key, "`%s` has no key `%.60s`".formatted(path, key), list, DOMAINS);
        }
    }

    private Optional<Term> choice(Tree body) {
        if (!(body instanceof Tree.Items items) || items.items().isEmpty()) {
            faults.add(
                    body.place(),
                    "`choice` of `%s` needs at least one value, but got %s".formatted(path, body.shown()),
                    "write {choice: [value, ...]}");
            return Optional.empty();
        }
        Set<Object> values = new LinkedHashSet<>();
        int before = faults.size();
        for (Tree item : items.items()) {
            Optional<Object> value = literal(item);
            if (value.isPresent() && !values.add(value.get())) {
                faults.add(item.place(), "%s stands twice in the choice of `%s`".formatted(item.shown(), path), "");
            }
        }
        List<Object> all = List.copyOf(values);
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Term.Listed(all, false, Map.of("choice", all)));
    }
}
