package org.hourglass.spi.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * All that a study varies. A point is a map from the names of the dimensions that are active in it to their values.
 *
 * @param dimensions each after the one that its condition names
 */
public record SearchSpace(List<Dimension> dimensions) {

    /** Checks the conditions. */
    public SearchSpace {
        dimensions = List.copyOf(dimensions);
        Map<String, Domain> before = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            dimension.condition().ifPresent(condition -> {
                if (!(before.get(condition.dimension()) instanceof Domain.Choice choice)
                        || condition.options().stream().anyMatch(option -> !choice.contains(option))) {
                    throw new IllegalArgumentException(
                            "%s: its condition must name options of a choice before it, but got %s"
                                    .formatted(dimension.name(), condition));
                }
            });
            if (before.put(dimension.name(), dimension.domain()) != null) {
                throw new IllegalArgumentException(
                        "space: names must differ, but got `%s` twice".formatted(dimension.name()));
            }
        }
    }

    /** Says whether a dimension is active, given the values of those before it. */
    public static boolean active(Dimension dimension, Map<String, Double> point) {
        return dimension
                .condition()
                .map(condition -> {
                    Double value = point.get(condition.dimension());
                    return value != null && condition.options().contains(value.intValue());
                })
                .orElse(true);
    }

    /**
     * Returns the point at some positions.
     *
     * @param position gives the position of a dimension, 0 ≤ position ≤ 1; asked for active ones only, in their order
     */
    public Map<String, Double> at(ToDoubleFunction<Dimension> position) {
        Map<String, Double> point = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            if (active(dimension, point)) {
                point.put(dimension.name(), dimension.domain().at(position.applyAsDouble(dimension)));
            }
        }
        return point;
    }

    /** Returns the names of what any number of values can have. */
    public List<String> uncountable() {
        return dimensions.stream()
                .filter(dimension -> dimension.domain().size() == Domain.UNCOUNTABLE)
                .map(Dimension::name)
                .toList();
    }

    /** Returns the number of points, {@link Long#MAX_VALUE} for as many or more, or {@link Domain#UNCOUNTABLE}. */
    public long size() {
        return uncountable().isEmpty() ? product(children(Optional.empty(), 0)) : Domain.UNCOUNTABLE;
    }

    /** Returns point number i of a space that can be counted: the first dimension slowest, the last fastest. */
    public Map<String, Double> point(long index) {
        Map<String, Double> found = new LinkedHashMap<>();
        fill(children(Optional.empty(), 0), index, found);
        Map<String, Double> point = new LinkedHashMap<>();
        dimensions.forEach(dimension -> Optional.ofNullable(found.get(dimension.name()))
                .ifPresent(value -> point.put(dimension.name(), value)));
        return point;
    }

    private void fill(List<Dimension> together, long index, Map<String, Double> point) {
        List<Dimension> backwards = new ArrayList<>(together);
        Collections.reverse(backwards);
        long rest = index;
        for (Dimension dimension : backwards) {
            long size = size(dimension);
            fill(dimension, rest % size, point);
            rest /= size;
        }
    }

    private void fill(Dimension dimension, long index, Map<String, Double> point) {
        long rest = index;
        for (int value = 0; ; value++) {
            List<Dimension> children = children(Optional.of(dimension), value);
            long size = product(children);
            if (dimension.domain() instanceof Domain.Choice && rest >= size) {
                rest -= size;
                continue;
            }
            boolean choice = dimension.domain() instanceof Domain.Choice;
            point.put(dimension.name(), dimension.domain().value(choice ? value : rest));
            fill(children, choice ? rest : 0, point);
            return;
        }
    }

    private long size(Dimension dimension) {
        long size = dimension.domain().size();
        if (dimension.domain() instanceof Domain.Choice) {
            long sum = 0;
            for (int option = 0; option < size; option++) {
                long more = product(children(Optional.of(dimension), option));
                sum = more > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + more;
            }
            return sum;
        }
        return size;
    }

    private long product(List<Dimension> together) {
        long product = 1;
        for (Dimension dimension : together) {
            long size = size(dimension);
            product = product > Long.MAX_VALUE / size ? Long.MAX_VALUE : product * size;
        }
        return product;
    }

    private List<Dimension> children(Optional<Dimension> parent, int option) {
        return dimensions.stream()
                .filter(dimension -> parent.isEmpty()
                        ? dimension.condition().isEmpty()
                        : dimension
                                .condition()
                                .filter(condition -> condition
                                                .dimension()
                                                .equals(parent.get().name())
                                        && condition.options().contains(option))
                                .isPresent())
                .toList();
    }
}
