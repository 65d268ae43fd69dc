package org.hourglass.tensorflow.internal;

import java.nio.FloatBuffer;
import java.util.Optional;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Samples outside the heap, fed to every training step by reference. */
final class ResidentSamples implements Compute.Resident {

    private final int rows;
    private final TFloat32 values;
    private final @Nullable TFloat32 labels;

    ResidentSamples(Matrix samples, Optional<Labels> labels) {
        NativeLibrary.load();
        rows = samples.rows();
        values = tensor(Shape.of(samples.rows(), samples.columns()), samples.values());
        this.labels = labels.map(ResidentSamples::tensor).orElse(null);
    }

    private static TFloat32 tensor(Labels labels) {
        FloatBuffer numbers = FloatBuffer.allocate(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            numbers.put(i, labels.get(i));
        }
        return tensor(Shape.of(labels.size()), numbers);
    }

    static TFloat32 tensor(Shape shape, FloatBuffer numbers) {
        TFloat32 tensor = TFloat32.tensorOf(shape);
        copy(numbers, tensor);
        return tensor;
    }

    /** Copies all that remains in the buffer to the tensor's beginning. */
    static void copy(FloatBuffer numbers, TFloat32 tensor) {
        DataBuffers.of(numbers).copyTo(tensor.asRawTensor().data().asFloats(), numbers.remaining());
    }

    @Override
    public int rows() {
        return rows;
    }

    TFloat32 values() {
        return values;
    }

    TFloat32 labels() {
        if (labels == null) {
            throw new IllegalArgumentException("samples: they must have labels, but got none");
        }
        return labels;
    }

    @Override
    public void close() {
        values.close();
        if (labels != null) {
            labels.close();
        }
    }
}
