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
        return computation.apply(Autoencoder.DECODE_LABELLED, Columns.beside(codes, Columns.of(labels)));
    }

    @Override
    public Posterior posterior(Matrix samples) {
        Matrix both = computation.apply(Autoencoder.POSTERIOR, samples);
        return new Posterior(Columns.range(both, 0, codeSize()), Columns.range(both, codeSize(), 2 * codeSize()));
    }

    @Override
    public double[] logLikelihood(Matrix samples, Matrix codes) {
        Matrix column = computation.apply(Autoencoder.LIKELIHOOD, Columns.beside(samples, codes));
        double[] values = new double[column.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.get(i, 0);
        }
        return values;
    }
}
