package org.hourglass.tensorflow.internal;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.hourglass.engine.compute.Blueprint.BlockFunction;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Shape;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** A function that is applied to rows block by block. */
final class Block implements AutoCloseable {

    private final String name;
    private final BlockFunction function;
    private final TfTensor input;
    private final TfTensor result;
    private final boolean rowwise;
    private final Set<String> ancestors;
    private final TFloat32 fed;

    Block(Model model, String name, BlockFunction function) {
        this.name = name;
        this.function = function;
        Shape shape = Shape.of(axis("batch", function.rows()), axis("features", function.columns()));
        input = model.graph().input(shape);
        TfTensor body = model.graph().own(function.function().apply(input, model.applying()));
        rowwise = body.shape().rank() > 0 && body.shape().axis(0).equals(shape.axis(0));
        if (!rowwise
                && !body.shape().names().equals(List.of())
                && !body.shape().names().equals(List.of("term"))) {
            throw new IllegalArgumentException("function %s: the result must be a scalar or begin with %s, but got %s"
                    .formatted(name, shape.axis(0), body.shape()));
        }
        // what is fed cannot be fetched itself
        result = body.like(model.graph().tf().identity(body.node()));
        ancestors = TfGraph.ancestors(result.node().op());
        fed = TFloat32.tensorOf(TfGraph.sizes(shape));
    }

    /** Applies the function to all rows, the last block filled up with its rows over again. */
    Matrix apply(Session session, Counters counters, Matrix rows) {
        require(rowwise, "applied to rows");
        requireColumns(rows);
        int columns = result.shape().size() / function.rows();
        float[] values = new float[Math.multiplyExact(rows.rows(), columns)];
        for (int from = 0; from < rows.rows(); from += function.rows()) {
            int count = Math.min(function.rows(), rows.rows() - from);
            run(session, counters, rows, from, values, from * columns, count * columns);
        }
        return Matrix.of(rows.rows(), columns, values);
    }

    /** Returns the means of a function of whole blocks over them. */
    double[] means(Session session, Counters counters, Matrix rows) {
        require(!rowwise, "averaged over blocks");
        requireColumns(rows);
        float[] values = new float[result.shape().size()];
        double[] means = new double[values.length];
        int blocks = rows.rows() / function.rows();
        for (int i = 0; i < blocks; i++) {
            run(session, counters, rows, i * function.rows(), values, 0, values.length);
            for (int j = 0; j < means.length; j++) {
                means[j] += values[j];
            }
        }
        for (int j = 0; j < means.length; j++) {
            means[j] /= blocks;
        }
        return means;
    }

    private void run(
            Session session, Counters counters, Matrix rows, int from, float[] values, int offset, int length) {
        fill(rows.slice(from, Math.min(from + function.rows(), rows.rows())).values());
        counters.block(from / function.rows());
        Session.Runner runner = session.runner();
        if (ancestors.contains(input.node().op().name())) {
            runner.feed(input.node(), fed);
        }
        counters.feed(runner, ancestors);
        try (Result fetched = runner.fetch(result.node()).run()) {
            ((TFloat32) fetched.get(0)).asRawTensor().data().asFloats().read(values, offset, length);
        }
    }

    private void fill(FloatBuffer rows) {
        int given = rows.remaining();
        float[] again = given < fed.size() ? new float[given] : new float[0];
        rows.duplicate().get(again);
        ResidentSamples.copy(rows, fed);
        for (int at = given; at < fed.size(); at += given) {
            int count = (int) Math.min(given, fed.size() - at);
            fed.asRawTensor().data().asFloats().offset(at).write(again, 0, count);
        }
    }

    private void require(boolean holds, String use) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "function %s: it must not be %s, its result being %s".formatted(name, use, result.shape()));
        }
    }

    private void requireColumns(Matrix rows) {
        if (rows.columns() != function.columns()) {
            throw new IllegalArgumentException("function %s: a row must have %d values, but got %d"
                    .formatted(name, function.columns(), rows.columns()));
        }
    }

    @Override
    public void close() {
        fed.close();
    }
}
