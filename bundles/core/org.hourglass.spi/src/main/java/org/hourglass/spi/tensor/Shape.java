package org.hourglass.spi.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The named axes of a tensor, outermost first. Names are unique and sizes are known when the computation is built, so
 * that a mistake is an error with both shapes in it, and not a wrong result.
 *
 * @param axes the axes, outermost first; none for a scalar
 */
public record Shape(List<Axis> axes) {

    /** Copies the axes and rejects two of one name. */
    public Shape {
        axes = List.copyOf(axes);
        if (new HashSet<>(names(axes)).size() < axes.size()) {
            throw new IllegalArgumentException(
                    "shape: axis names must be unique, but got %s; rename one of them".formatted(axes));
        }
    }

    /** Returns the shape with these axes; without any, that of a scalar. */
    public static Shape of(Axis... axes) {
        return new Shape(Arrays.asList(axes));
    }

    /** Returns the number of axes. */
    public int rank() {
        return axes.size();
    }

    /** Returns the number of elements: the product of all sizes, 1 for a scalar. */
    public int size() {
        return axes.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact);
    }

    /** Returns the axis at this place, counted from 0 at the outermost. */
    public Axis axis(int index) {
        return axes.get(index);
    }

    /** Returns the axis of this name. */
    public Axis axis(String name) {
        return axes.get(indexOf(name));
    }

    /** Returns the innermost axis. */
    public Axis last() {
        return axes.get(axes.size() - 1);
    }

    /** Says whether there is an axis of this name. */
    public boolean has(String name) {
        return names().contains(name);
    }

    /** Returns the names of the axes, outermost first. */
    public List<String> names() {
        return names(axes);
    }

    /** Returns the place of the axis of this name, or fails with the axes there are. */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("shape: no axis `%s` in %s".formatted(name, this));
        }
        return index;
    }

    /** Returns the sizes, outermost first. */
    public int[] sizes() {
        return axes.stream().mapToInt(Axis::size).toArray();
    }

    /** Returns this shape without the named axes, which it must have. */
    public Shape without(String... names) {
        Stream.of(names).forEach(this::indexOf);
        List<String> dropped = Arrays.asList(names);
        return new Shape(
                axes.stream().filter(axis -> !dropped.contains(axis.name())).toList());
    }

    /** Returns this shape with the axis of that name replaced. */
    public Shape with(String name, Axis replacement) {
        List<Axis> changed = new ArrayList<>(axes);
        changed.set(indexOf(name), replacement);
        return new Shape(changed);
    }

    /** Returns this shape with more axes inside. */
    public Shape append(Axis... more) {
        return new Shape(Stream.concat(axes.stream(), Stream.of(more)).toList());
    }

    /** Returns this shape with one more axis outside. */
    public Shape prepend(Axis axis) {
        return new Shape(Stream.concat(Stream.of(axis), axes.stream()).toList());
    }

    /**
     * Returns the shape of an element-wise operation: that operand's which has all the axes of the other.
     *
     * @param operation the name to blame in the message
     * @param that the shape of the other operand
     * @throws IllegalArgumentException if a common axis differs in size, or if each shape has an axis that the other
     *     lacks (an accidental outer product)
     */
    public Shape join(String operation, Shape that) {
        for (Axis axis : axes) {
            if (that.has(axis.name()) && that.axis(axis.name()).size() != axis.size()) {
                throw new IllegalArgumentException("%s: axis `%s` must have one size, but got %d in %s and %d in %s"
                        .formatted(
                                operation,
                                axis.name(),
                                axis.size(),
                                this,
                                that.axis(axis.name()).size(),
                                that));
            }
        }
        if (names().containsAll(that.names())) {
            return this;
        }
        if (that.names().containsAll(names())) {
            return that;
        }
        throw new IllegalArgumentException(
                "%s: one operand must have all axes of the other, but got %s and %s; expand or rename one"
                        .formatted(operation, this, that));
    }

    private static List<String> names(List<Axis> axes) {
        return axes.stream().map(Axis::name).toList();
    }

    @Override
    public String toString() {
        return axes.toString();
    }
}
