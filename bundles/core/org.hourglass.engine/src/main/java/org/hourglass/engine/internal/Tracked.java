package org.hourglass.engine.internal;

import java.util.Map;
import java.util.TreeMap;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Statistic;
import org.hourglass.spi.tensor.Tensor;

/** Parameters that remember which weights were asked for, each once, so that penalties on weights find them. */
final class Tracked implements Parameters {

    private final Parameters inner;
    private final String scope;
    private final Map<String, Tensor> weights;

    Tracked(Parameters inner) {
        this(inner, "", new TreeMap<>());
    }

    private Tracked(Parameters inner, String scope, Map<String, Tensor> weights) {
        this.inner = inner;
        this.scope = scope;
        this.weights = weights;
    }

    @Override
    public Parameters in(String name) {
        return new Tracked(inner.in(name), scope + name + ".", weights);
    }

    @Override
    public Tensor parameter(String name, Shape shape, Initializer initializer) {
        Tensor parameter = inner.parameter(name, shape, initializer);
        if (shape.rank() > 1) {
            weights.put(scope + name, parameter);
        }
        return parameter;
    }

    @Override
    public Statistic statistic(String name, Shape shape, Initializer initializer) {
        return inner.statistic(name, shape, initializer);
    }

    /** Returns the parameters of more than one axis, by their paths. */
    Map<String, Tensor> weights() {
        return weights;
    }
}
