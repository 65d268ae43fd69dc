package org.hourglass.engine.internal;

import java.util.Optional;
import org.hourglass.engine.compute.Computation;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Probabilistic;
import org.hourglass.spi.Representation;

/** A trained autoencoder as a representation; used by the thread of its computation. */
record Learned(Computation computation, Autoencoder autoencoder) implements Representation, Probabilistic {

    @Override
    public int codeSize() {
        return autoencoder.codeSize();
    }

    @Override
    public Matrix encode(Matrix samples) {
        return computation.apply(Autoencoder.ENCODE, samples);
    }

    @Override
    public Matrix decode(Matrix codes) {
        return computation.apply(Autoencoder.DECODE, codes);
    }

    @Override
    public Optional<Probabilistic> probabilistic() {
        return autoencoder.probabilistic() ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Conditional> conditional() {
        return autoencoder.conditional() ? Optional.of(this::decode) : Optional.empty();
    }

    private Matrix decode(Matrix codes, Labels labels) {
        float[][] column = new float[codes.rows()][1];
        for (int i = 0; i < column.length; i++) {
            column[i][0] = labels.get(i);
        }
        return computation.apply(Autoencoder.DECODE_LABELLED, beside(codes, Matrix.of(column)));
    }

    @Override
    public Posterior posterior(Matrix samples) {
        Matrix both = computation.apply(Autoencoder.POSTERIOR, samples);
        return new Posterior(columns(both, 0, codeSize()), columns(both, codeSize(), 2 * codeSize()));
    }

    @Override
    public double[] logLikelihood(Matrix samples, Matrix codes) {
        Matrix column = computation.apply(Autoencoder.LIKELIHOOD, beside(samples, codes));
        double[] values = new double[column.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.get(i, 0);
        }
        return values;
    }

    private static Matrix columns(Matrix all, int from, int to) {
        float[] values = new float[all.rows() * (to - from)];
        for (int i = 0; i < all.rows(); i++) {
            System.arraycopy(all.row(i), from, values, i * (to - from), to - from);
        }
        return Matrix.of(all.rows(), to - from, values);
    }

    private static Matrix beside(Matrix left, Matrix right) {
        int columns = left.columns() + right.columns();
        float[] values = new float[Math.multiplyExact(left.rows(), columns)];
        for (int i = 0; i < left.rows(); i++) {
            System.arraycopy(left.row(i), 0, values, i * columns, left.columns());
            System.arraycopy(right.row(i), 0, values, i * columns + left.columns(), right.columns());
        }
        return Matrix.of(left.rows(), columns, values);
    }
}
