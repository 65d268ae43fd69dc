package org.hourglass.samplers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Values in the order of their size, of equal ones the earlier first. */
final class Ranking {

    private final List<Double> values = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();

    int size() {
        return values.size();
    }

    void add(double value) {
        int low = 0;
        int high = order.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values.get(order.get(middle)) <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        order.add(low, values.size());
        values.add(value);
    }

    /** Returns the numbers of the least values. */
    BitSet best(int count) {
        BitSet best = new BitSet(values.size());
        order.subList(0, count).forEach(best::set);
        return best;
    }
}
