package org.hourglass.tensorflow.internal;

import static org.hourglass.spi.tensor.Axis.axis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.hourglass.base.Sha256;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Blueprint.BlockFunction;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training.Optimizer;

/** A denoising autoencoder, 64-16-64, with masking noise and a penalty that draws normal numbers. */
final class Example {

    static final int FEATURES = 64;
    static final int BATCH = 32;
    static final int SAMPLES = 200;
    static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-8);

    private Example() {}

    static Matrix samples() {
        Random random = new Random(5);
        float[] values = new float[SAMPLES * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Matrix.of(SAMPLES, FEATURES, values);
    }

    static Blueprint blueprint() {
        return new Blueprint(
                FEATURES,
                false,
                BATCH,
                (x, labels, s) -> terms(x, s),
                Map.of("encode", new BlockFunction(FEATURES, 50, (x, s) -> encode(x, s.parameters()))),
                ADAM,
                Optional.of(5.0),
                List.of());
    }

    private static Map<String, Tensor> terms(Tensor x, Surroundings s) {
        Tensor noisy = x.times(s.random().named("noise").bernoulli(0.7, x.shape()));
        Tensor code = encode(noisy, s.parameters());
        Tensor shaken = code.plus(s.random().named("code").normal(code.shape()).times(0.01));
        Tensor logits = layer(shaken, s.parameters().in("decoder"), axis("features", FEATURES));
        return Map.of("loss", logits.softplus().minus(logits.times(x)).mean());
    }

    private static Tensor encode(Tensor x, Parameters parameters) {
        return layer(x, parameters.in("encoder"), axis("code", 16)).relu();
    }

    private static Tensor layer(Tensor x, Parameters parameters, Axis out) {
        Axis in = x.shape().last();
        Tensor weights = parameters.parameter("weights", Shape.of(in, out), Initializer.glorot());
        Tensor bias = parameters.parameter("bias", Shape.of(out), Initializer.zeros());
        return x.dot(weights, in.name()).plus(bias);
    }

    /** Trains from step to step, with batches that depend on the step alone. */
    static void train(Computation computation, Compute.Resident samples, int from, int to) {
        for (int step = from; step < to; step++) {
            int[] rows = new Random(step).ints(BATCH, 0, SAMPLES).toArray();
            computation.step(samples, rows, 1e-2);
        }
    }

    /** Returns a sha256 over everything that a state holds. */
    static String hash(Computation.State state) {
        MessageDigest digest = Sha256.digest();
        new TreeMap<>(state.tensors()).forEach((name, array) -> {
            digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(array.bytes());
        });
        return Sha256.hex(digest);
    }

    static float[] floats(Computation.State state, String name) {
        ByteBuffer bytes = ByteBuffer.wrap(state.tensors().get(name).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** Trains anew and returns the hash of the state. */
    static String trained(long seed, int steps) {
        TensorFlowCompute compute = new TensorFlowCompute();
        try (Compute.Resident samples = compute.load(samples(), Optional.empty());
                Computation computation = compute.build(blueprint())) {
            computation.start(seed);
            train(computation, samples, 0, steps);
            return hash(computation.state());
        }
    }
}
