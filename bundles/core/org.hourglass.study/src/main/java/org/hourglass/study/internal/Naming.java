package org.hourglass.study.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;

/**
 * Names of dimensions, which are those of slot, plugin and parameter however many alternatives the slot has: a further one
 * changes no other's draws. Revisions of one plugin share a dimension where the study says the same of both.
 *
 * @param variant before each name and before what each name is conditioned on; nothing in a study without variants
 * @param option the number of the variant
 */
record Naming(String variant, int option) {

    static final Naming PLAIN = new Naming("", 0);

    String of(SlotSpace slot) {
        return prefix() + slot.path();
    }

    String of(SlotSpace slot, Alternative alternative, String parameter) {
        String usual = usual(slot, alternative, parameter);
        Term term = Objects.requireNonNull(alternative.terms().get(parameter));
        boolean alike = slot.alternatives().stream()
                .filter(other -> usual(slot, other, parameter).equals(usual))
                .map(other -> other.terms().get(parameter))
                .allMatch(other -> other == null || sameDomain(other, term));
        return alike ? usual : "%s%s.%s.%s".formatted(prefix(), slot.path(), alternative.label(), parameter);
    }

    private static boolean sameDomain(Term one, Term other) {
        return one.domain().isEmpty() || one.equals(other);
    }

    private String usual(SlotSpace slot, Alternative alternative, String parameter) {
        return "%s%s.%s.%s".formatted(prefix(), slot.path(), SlotSpace.name(alternative), parameter);
    }

    private String prefix() {
        return variant.isEmpty() ? "" : variant + "/";
    }

    /** Returns the dimensions of a slot: the choice, then the parameters of each alternative. */
    List<Dimension> dimensions(SlotSpace slot) {
        Optional<Dimension.Condition> root = variant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dimension.Condition(Variants.KEY, Set.of(option)));
        List<Dimension> all = new ArrayList<>();
        if (slot.choice()) {
            all.add(new Dimension(
                    of(slot), new Domain.Choice(slot.alternatives().size(), false), root));
        }
        Map<String, Domain> domains = new LinkedHashMap<>();
        Map<String, Set<Integer>> options = new LinkedHashMap<>();
        for (int i = 0; i < slot.alternatives().size(); i++) {
            Alternative alternative = slot.alternatives().get(i);
            int number = i;
            alternative.terms().forEach((parameter, term) -> term.domain().ifPresent(domain -> {
                String name = of(slot, alternative, parameter);
                domains.put(name, domain);
                options.computeIfAbsent(name, n -> new HashSet<>()).add(number);
            }));
        }
        domains.forEach((name, domain) -> all.add(new Dimension(
                name,
                domain,
                slot.choice()
                        ? Optional.of(new Dimension.Condition(of(slot), Objects.requireNonNull(options.get(name))))
                        : root)));
        return all;
    }
}
