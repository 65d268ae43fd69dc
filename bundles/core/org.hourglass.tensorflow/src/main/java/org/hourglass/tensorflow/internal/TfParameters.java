package org.hourglass.tensorflow.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** Parameters by their dotted paths, each made once by what owns the computation. */
final class TfParameters implements Parameters {

    /** The counter of the streams that initial values are drawn from; steps count from 0. */
    static final long INITIAL = -1;

    private final Factory factory;
    private final String scope;
    private final Map<String, TfTensor> made;

    /** Makes a parameter at first use. */
    interface Factory {
        TfTensor make(String path, Shape shape, Initializer initializer);
    }

    TfParameters(Factory factory) {
        this(factory, "", new LinkedHashMap<>());
    }

    private TfParameters(Factory factory, String scope, Map<String, TfTensor> made) {
        this.factory = factory;
        this.scope = scope;
        this.made = made;
    }

    @Override
    public Parameters in(String name) {
        return new TfParameters(factory, scope + named("scope", name) + ".", made);
    }

    @Override
    public Tensor parameter(String name, Shape shape, Initializer initializer) {
        String path = scope + named("parameter", name);
        TfTensor known = made.get(path);
        if (known == null) {
            TfTensor fresh = factory.make(path, shape, initializer);
            made.put(path, fresh);
            return fresh;
        }
        if (!known.shape().equals(shape)) {
            throw new IllegalArgumentException("parameter `%s`: the shape must be %s as at first, but got %s"
                    .formatted(path, known.shape(), shape));
        }
        return known;
    }

    void forEach(BiConsumer<String, TfTensor> action) {
        made.forEach(action);
    }

    private static String named(String what, String name) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "%s: the name must be of letters, digits, underscores and hyphens, but got `%s`"
                            .formatted(what, name));
        }
        return name;
    }
}
