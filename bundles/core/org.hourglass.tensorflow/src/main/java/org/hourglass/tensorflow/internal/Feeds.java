package org.hourglass.tensorflow.internal;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.types.family.TType;

/** Off-heap tensors that are given back together. */
final class Feeds implements AutoCloseable {

    private final List<TType> tensors = new ArrayList<>();

    <T extends TType> T add(T tensor) {
        tensors.add(tensor);
        return tensor;
    }

    @Override
    public void close() {
        tensors.forEach(TType::close);
    }
}
