package org.hourglass.tensorflow.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Statistic;
import org.hourglass.spi.tensor.Tensor;

/** Parameters by their dotted paths, each made once by what owns the computation. */
final class TfParameters implements Parameters {

    /** The counter of the streams that initial values are drawn from; steps count from 0. */
    static final long INITIAL = -1;

    private final Store store;
    private final String scope;
    private final BiConsumer<String, Tensor> changes;

    /** Makes a parameter or a statistic at first use. */
    interface Factory {
        TfTensor make(String path, Shape shape, Initializer initializer, boolean trained);
    }

    private record Made(TfTensor value, boolean trained) {}

    private record Store(Factory factory, Map<String, Made> made) {}

    TfParameters(Factory factory) {
        this(new Store(factory, new LinkedHashMap<>()), "", (path, next) -> {});
    }

    private TfParameters(Store store, String scope, BiConsumer<String, Tensor> changes) {
        this.store = store;
        this.scope = scope;
        this.changes = changes;
    }

    /** Returns the same parameters with statistics whose changes are told. */
    TfParameters telling(BiConsumer<String, Tensor> listener) {
        return new TfParameters(store, scope, listener);
    }

    @Override
    public Parameters in(String name) {
        return new TfParameters(store, scope + named("scope", name) + ".", changes);
    }

    @Override
    public Tensor parameter(String name, Shape shape, Initializer initializer) {
        return made(scope + named("parameter", name), shape, initializer, true);
    }

    @Override
    public Statistic statistic(String name, Shape shape, Initializer initializer) {
        String path = scope + named("statistic", name);
        TfTensor value = made(path, shape, initializer, false);
        return new Statistic() {
            @Override
            public Tensor value() {
                return value;
            }

            @Override
            public void become(Tensor next) {
                if (!next.shape().equals(shape)) {
                    throw new IllegalArgumentException(
                            "statistic `%s`: the next value must have the shape %s, but got %s"
                                    .formatted(path, shape, next.shape()));
                }
                changes.accept(path, next);
            }
        };
    }

    private TfTensor made(String path, Shape shape, Initializer initializer, boolean trained) {
        Made known = store.made().get(path);
        String what = trained ? "parameter" : "statistic";
        if (known == null) {
            TfTensor fresh = store.factory().make(path, shape, initializer, trained);
            store.made().put(path, new Made(fresh, trained));
            return fresh;
        }
        if (known.trained() != trained) {
            throw new IllegalArgumentException(
                    "%s `%s`: the path must be of its own, but there is a parameter or statistic of that path"
                            .formatted(what, path));
        }
        if (!known.value().shape().equals(shape)) {
            throw new IllegalArgumentException("%s `%s`: the shape must be %s as at first, but got %s"
                    .formatted(what, path, known.value().shape(), shape));
        }
        return known.value();
    }

    void forEach(BiConsumer<String, TfTensor> action) {
        store.made().forEach((path, made) -> action.accept(path, made.value()));
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
