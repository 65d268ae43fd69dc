package org.hourglass.engine.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.spi.tensor.Tensor;

/** What a step minimises and reports, by the names of metrics; the loss is the sum of the data term and the penalties. */
final class Terms {

    private final Map<String, Tensor> all = new LinkedHashMap<>();

    Terms(String dataTerm, Tensor data) {
        all.put(Autoencoder.LOSS, data);
        all.put(dataTerm, data);
    }

    /** Adds a weighted penalty to the loss. */
    void penalty(String name, Tensor penalty) {
        all.put(Autoencoder.PENALTY + "/" + name, penalty);
        all.merge(Autoencoder.LOSS, penalty, Tensor::plus);
    }

    /** Adds what is recorded and not minimised. */
    void report(String name, Tensor value) {
        all.put(name, value);
    }

    Map<String, Tensor> all() {
        return all;
    }
}
