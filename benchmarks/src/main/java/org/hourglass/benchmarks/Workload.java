package org.hourglass.benchmarks;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training.Optimizer;

/** What is trained: an autoencoder of rectified layers, with Adam. The Python script builds the same of the same name. */
enum Workload {
    /** 64-32-8, mean squared error. */
    W1("64-32-8, batch 64, MSE", 1797, 64, List.of(64, 32, 8)) {
        @Override
        Tensor loss(Tensor x, Surroundings surroundings) {
            return output(x, surroundings.parameters()).minus(x).square().mean();
        }
    },
    /** 784-256-64, masking of 30 %, cross-entropy from logits. */
    W2("784-256-64, batch 128, masking 0.3, BCE", 10_000, 128, List.of(784, 256, 64)) {
        @Override
        Tensor loss(Tensor x, Surroundings surroundings) {
            Tensor noisy = x.times(surroundings.random().named("noise").bernoulli(0.7, x.shape()));
            Tensor logits = output(noisy, surroundings.parameters());
            return crossEntropy(x, logits);
        }
    },
    /** Images of 28 x 28: convolutions to 16 and 32 channels of stride 2, a code of 16, transposed convolutions back. */
    W4("28x28, conv 16-32 stride 2, code 16, batch 128, BCE", 10_000, 128, List.of(784, 16)) {
        @Override
        Tensor loss(Tensor x, Surroundings surroundings) {
            return crossEntropy(x, Convolutions.output(x, surroundings.parameters()));
        }
    };

    private final String description;
    private final int samples;
    private final int batch;
    private final List<Integer> sizes;

    Workload(String description, int samples, int batch, List<Integer> sizes) {
        this.description = description;
        this.samples = samples;
        this.batch = batch;
        this.sizes = sizes;
    }

    String description() {
        return description;
    }

    int samples() {
        return samples;
    }

    int batch() {
        return batch;
    }

    abstract Tensor loss(Tensor x, Surroundings surroundings);

    private static Tensor crossEntropy(Tensor x, Tensor logits) {
        return logits.softplus().minus(logits.times(x)).mean();
    }

    /** Numbers in [0, 1): the speed does not depend on them. */
    Matrix data() {
        Random random = new Random(0);
        float[] values = new float[samples * sizes.get(0)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Matrix.of(samples, sizes.get(0), values);
    }

    Blueprint blueprint() {
        return new Blueprint(
                sizes.get(0),
                false,
                batch,
                (x, labels, surroundings) -> Map.of("loss", loss(x, surroundings)),
                Map.of(),
                new Optimizer.Adam(0.9, 0.999, 1e-8),
                Optional.empty(),
                List.of());
    }

    /** Encoder and decoder, rectified but for the output. */
    Tensor output(Tensor x, Parameters parameters) {
        Tensor h = x;
        for (int i = 1; i < sizes.size(); i++) {
            h = layer(h, parameters.in("encoder-" + i), axis("hidden-" + i, sizes.get(i)))
                    .relu();
        }
        for (int i = sizes.size() - 2; i > 0; i--) {
            h = layer(h, parameters.in("decoder-" + i), axis("hidden-" + i, sizes.get(i)))
                    .relu();
        }
        return layer(h, parameters.in("decoder-0"), x.shape().last());
    }

    static Tensor layer(Tensor x, Parameters parameters, Axis out) {
        Axis in = x.shape().last();
        Tensor weights = parameters.parameter("weights", Shape.of(in, out), Initializer.glorot());
        Tensor bias = parameters.parameter("bias", Shape.of(out), Initializer.zeros());
        return x.dot(weights, in.name()).plus(bias);
    }
}
