package org.hourglass.datasets.files;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The header of an array: a Python dictionary of three entries.
 *
 * @param type of the elements
 * @param sizes of the axes, outermost first
 */
@SuppressWarnings("ArrayRecordComponent") // used where it is made, never compared
record NpyHeader(NpyType type, long[] sizes) {

    private static final Pattern TYPE = Pattern.compile("'descr': *'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");
    private static final int MOST_DIGITS = 10;

    static NpyHeader of(String name, String text) throws IOException {
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!order.find() || !shape.find()) {
            throw new IOException(
                    "%s: must have fortran_order and shape in its header, but got %s".formatted(name, text.strip()));
        }
        if (order.group(1).equals("True")) {
            throw new IOException(
                    name
                            + ": must have its rows one after the other, but is in Fortran's order; save np.ascontiguousarray of it");
        }
        return new NpyHeader(type(name, text), sizes(name, shape.group(1)));
    }

    private static NpyType type(String name, String text) throws IOException {
        Matcher matcher = TYPE.matcher(text);
        String code = matcher.find() ? matcher.group(1) : "several fields";
        String known = Stream.of(NpyType.values()).map(NpyType::code).collect(Collectors.joining(", "));
        if (code.startsWith("|O")) {
            throw new IOException(
                    "%s: must have elements of %s, but has pickled objects, which are not read; save an array of numbers"
                            .formatted(name, known));
        }
        return Arrays.stream(NpyType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IOException("%s: must have elements of %s, but got %s; convert it with astype"
                        .formatted(name, known, code)));
    }

    private static long[] sizes(String name, String text) throws IOException {
        String[] parts = Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        long[] sizes = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            sizes[i] = parts[i].length() > MOST_DIGITS || parts[i].contains(" ") ? 0 : Long.parseLong(parts[i]);
            if (sizes[i] < 1 || sizes[i] > Rows.MAX_VALUES) {
                throw new IOException(
                        "%s: must have sizes from 1 to %d, but got %s".formatted(name, Rows.MAX_VALUES, parts[i]));
            }
        }
        return sizes;
    }

    /** Returns the number of elements, which one Java array holds. */
    long count(String name) throws IOException {
        long count = 1;
        for (long size : sizes) {
            count *= size;
            if (count > Rows.MAX_VALUES) {
                throw new IOException("%s: must have at most %d values, but its header says %s"
                        .formatted(name, Rows.MAX_VALUES, NpyFile.shown(sizes)));
            }
        }
        return count;
    }

    /** Returns the indices of an element. */
    long[] place(int element) {
        long[] place = new long[sizes.length];
        long rest = element;
        for (int i = place.length - 1; i >= 0; i--) {
            place[i] = rest % sizes[i];
            rest /= sizes[i];
        }
        return place;
    }
}
