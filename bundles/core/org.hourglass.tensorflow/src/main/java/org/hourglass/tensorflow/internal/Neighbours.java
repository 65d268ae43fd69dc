package org.hourglass.tensorflow.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hourglass.spi.Matrix;

/**
 * The rows of a gallery nearest to queries. A matrix product in float32 gives all distances but for rounding; what may then be
 * among the nearest is measured again in float64 and put in order by distance, then row. So the result is that of a plain
 * search in float64, ties included, whatever the product's rounding.
 */
final class Neighbours {

    private static final int PRODUCTS_AT_ONCE = 4_000_000;

    /** The unit of rounding of float32. */
    private static final double UNIT = 0x1p-24;

    private final Kernels kernels;
    private final Matrix gallery;
    private final double[] squares;
    private final double longest;
    private final int count;
    private final boolean excludeSelf;

    Neighbours(Kernels kernels, Matrix gallery, int count, boolean excludeSelf) {
        this.kernels = kernels;
        this.gallery = gallery;
        this.count = count;
        this.excludeSelf = excludeSelf;
        squares = new double[gallery.rows()];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = square(gallery.row(i));
        }
        longest = Math.sqrt(Arrays.stream(squares).max().orElse(0));
    }

    private static double square(float[] row) {
        double sum = 0;
        for (float value : row) {
            sum += (double) value * value;
        }
        return sum;
    }

    int[][] of(Matrix queries) {
        int[][] nearest = new int[queries.rows()][];
        int block = Math.max(1, PRODUCTS_AT_ONCE / gallery.rows());
        try (Kernels.Gallery resident = kernels.gallery(gallery)) {
            for (int from = 0; from < queries.rows(); from += block) {
                int to = Math.min(from + block, queries.rows());
                Matrix products = resident.products(queries.slice(from, to));
                for (int i = from; i < to; i++) {
                    nearest[i] = nearest(queries.row(i), products.row(i - from), excludeSelf ? i : -1);
                }
            }
        }
        return nearest;
    }

    private int[] nearest(float[] query, float[] products, int self) {
        double[] distances = new double[products.length];
        for (int j = 0; j < distances.length; j++) {
            // without the query's own square, which is the same for all
            distances[j] = j == self ? Double.POSITIVE_INFINITY : squares[j] - 2.0 * products[j];
        }
        // a product of n terms in float32 is off by at most n units of |a||b|, whatever the order of its sums
        double error = 2 * (query.length + 2) * UNIT * Math.sqrt(square(query)) * longest;
        double bound = smallest(distances, count) + 2 * error;
        int[] candidates = IntStream.range(0, distances.length)
                .filter(j -> j != self && !(distances[j] > bound))
                .toArray();
        double[] exact = Arrays.stream(candidates)
                .mapToDouble(j -> distance(query, gallery.row(j)))
                .toArray();
        return IntStream.range(0, candidates.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> exact[c]).thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .mapToInt(c -> candidates[c])
                .toArray();
    }

    /** Returns the k-th smallest number, by a heap of the k smallest so far, the largest of them on top. */
    private static double smallest(double[] numbers, int k) {
        double[] heap = new double[k];
        Arrays.fill(heap, Double.POSITIVE_INFINITY);
        for (double number : numbers) {
            if (number < heap[0]) {
                sink(heap, number);
            }
        }
        return heap[0];
    }

    private static void sink(double[] heap, double number) {
        int at = 0;
        int child = 1;
        while (child < heap.length) {
            if (child + 1 < heap.length && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= number) {
                break;
            }
            heap[at] = heap[child];
            at = child;
            child = 2 * at + 1;
        }
        heap[at] = number;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
