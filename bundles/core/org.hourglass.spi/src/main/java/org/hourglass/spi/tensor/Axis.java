package org.hourglass.spi.tensor;

/**
 * A named dimension, printed as {@code batch=128}.
 *
 * @param name what the dimension counts, unique within a {@link Shape}
 * @param size how many elements lie along it, at least 1
 */
public record Axis(String name, int size) {

    /** Rejects a size below 1. */
    public Axis {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "axis `%s`: the size must be at least 1, but got %d".formatted(name, size));
        }
    }

    /** Returns an axis; meant to be imported statically. */
    public static Axis axis(String name, int size) {
        return new Axis(name, size);
    }

    /** Returns an axis of the same size with another name. */
    public Axis named(String newName) {
        return new Axis(newName, size);
    }

    @Override
    public String toString() {
        return name + "=" + size;
    }
}
