package org.hourglass.samplers;

import java.util.Arrays;
import org.hourglass.spi.search.Domain;

/** A dimension as kernels see it, with the values that it had, kept in order. */
final class Axis {

    private final Domain domain;
    private double[] places = new double[16];
    private int[] order = new int[16];
    private int size;

    Axis(Domain domain) {
        this.domain = domain;
    }

    Domain domain() {
        return domain;
    }

    /** Says whether no option is nearer to one than to another. */
    static boolean categorical(Domain domain) {
        return domain instanceof Domain.Choice choice && !choice.ordered();
    }

    boolean categorical() {
        return categorical(domain);
    }

    /** Returns where a value lies: its position, or an option's number. */
    double place(double value) {
        return categorical() ? value : domain.position(value);
    }

    void add(double value) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            order = Arrays.copyOf(order, 2 * size);
        }
        places[size] = place(value);
        int low = 0;
        for (int high = size; low < high; ) {
            int middle = (low + high) >>> 1;
            if (places[order[middle]] <= places[size]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        System.arraycopy(order, low, order, low + 1, size - low);
        order[low] = size++;
    }

    /** Returns the place of a value by its number. */
    double place(int number) {
        return places[number];
    }

    int size() {
        return size;
    }

    /** Returns the numbers of the values, the least first. */
    int inOrder(int rank) {
        return order[rank];
    }
}
