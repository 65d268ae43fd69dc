package org.hourglass.tensorflow.internal;

import static org.tensorflow.op.linalg.MatMul.transposeA;
import static org.tensorflow.op.linalg.MatMul.transposeB;

import org.hourglass.spi.Matrix;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.SelfAdjointEig;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Matrix operations on numbers at hand: one graph for matrices of any size, built at first use. Thread-safe. */
final class Kernels implements AutoCloseable {

    private @Nullable Built built;

    /** Eigenvalues rising, and eigenvectors as the columns of a matrix, row after row. */
    @SuppressWarnings("ArrayRecordComponent") // carries numbers from one method to the next
    record Decomposition(double[] values, double[] columns) {}

    private synchronized Built built() {
        Built known = built;
        if (known == null) {
            NativeLibrary.load();
            known = new Built();
            built = known;
        }
        return known;
    }

    Matrix product(Matrix a, Matrix b, boolean transposed) {
        try (TFloat32 right = tensor(b)) {
            return product(a, right, transposed ? b.rows() : b.columns(), transposed);
        }
    }

    private Matrix product(Matrix a, TFloat32 right, int columns, boolean transposed) {
        Built graph = built();
        Operand<TFloat32> product = transposed ? graph.productTransposed : graph.product;
        try (TFloat32 left = tensor(a);
                Result result = graph.session
                        .runner()
                        .feed(graph.a, left)
                        .feed(graph.b, right)
                        .fetch(product)
                        .run()) {
            float[] values = new float[Math.multiplyExact(a.rows(), columns)];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
            return Matrix.of(a.rows(), columns, values);
        }
    }

    private TFloat32 tensor(Matrix matrix) {
        built();
        return ResidentSamples.tensor(Shape.of(matrix.rows(), matrix.columns()), matrix.values());
    }

    Gallery gallery(Matrix rows) {
        return new Gallery(rows);
    }

    /** A matrix that stays outside the heap while it is multiplied with others. */
    final class Gallery implements AutoCloseable {

        private final int rows;
        private final TFloat32 values;

        private Gallery(Matrix gallery) {
            rows = gallery.rows();
            values = tensor(gallery);
        }

        /** Returns queries · galleryᵀ. */
        Matrix products(Matrix queries) {
            return product(queries, values, rows, true);
        }

        @Override
        public void close() {
            values.close();
        }
    }

    /** Returns xᵀ · x in float64, x having this many columns. */
    double[] squares(double[] x, int columns) {
        Built graph = built();
        try (TFloat64 fed = tensor(x, columns);
                Result result = graph.session
                        .runner()
                        .feed(graph.x, fed)
                        .fetch(graph.squares)
                        .run()) {
            return values(result, 0);
        }
    }

    Decomposition eigen(double[] symmetric, int size) {
        Built graph = built();
        try (TFloat64 fed = tensor(symmetric, size);
                Result result = graph.session
                        .runner()
                        .feed(graph.x, fed)
                        .fetch(graph.eigen.e())
                        .fetch(graph.eigen.v())
                        .run()) {
            return new Decomposition(values(result, 0), values(result, 1));
        }
    }

    private static TFloat64 tensor(double[] values, int columns) {
        return TFloat64.tensorOf(
                Shape.of(values.length / columns, columns),
                raw -> raw.asRawTensor().data().asDoubles().write(values));
    }

    private static double[] values(Result result, int index) {
        TFloat64 tensor = (TFloat64) result.get(index);
        double[] values = new double[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asDoubles().read(values);
        return values;
    }

    @Override
    public synchronized void close() {
        if (built != null) {
            built.session.close();
            built.graph.close();
            built = null;
        }
    }

    private static final class Built {
        private final Graph graph = new Graph();
        private final Ops tf = Ops.create(graph);
        private final Placeholder<TFloat32> a = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1)));
        private final Placeholder<TFloat32> b = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1)));
        private final Operand<TFloat32> product = tf.linalg.matMul(a, b);
        private final Operand<TFloat32> productTransposed = tf.linalg.matMul(a, b, transposeB(true));
        private final Placeholder<TFloat64> x = tf.placeholder(TFloat64.class, Placeholder.shape(Shape.of(-1, -1)));
        private final Operand<TFloat64> squares = tf.linalg.matMul(x, x, transposeA(true));
        private final SelfAdjointEig<TFloat64> eigen = tf.linalg.selfAdjointEig(x);
        private final Session session = new Session(graph, Configuration.proto());
    }
}
