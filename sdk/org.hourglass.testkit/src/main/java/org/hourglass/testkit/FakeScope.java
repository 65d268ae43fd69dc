package org.hourglass.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;

/** Where a test builds an architecture; remembers the parameters that were asked for, by their paths. */
public final class FakeScope implements Scope {

    private final Calculator calculator;
    private final Shape sample;
    private final boolean training;
    private final Map<String, Tensor> created = new LinkedHashMap<>();

    /** Makes a scope for samples of this shape. */
    public FakeScope(Calculator calculator, Shape sample, boolean training) {
        this.calculator = calculator;
        this.sample = sample;
        this.training = training;
    }

    /** Returns the parameters asked for so far, by path, in the order of first use. */
    public Map<String, Tensor> created() {
        return Map.copyOf(created);
    }

    @Override
    public Shape sample() {
        return sample;
    }

    @Override
    public Parameters parameters() {
        return new Remembering("", calculator.parameters());
    }

    @Override
    public Random random() {
        return calculator.random().named("architecture");
    }

    @Override
    public boolean training() {
        return training;
    }

    private final class Remembering implements Parameters {

        private final String path;
        private final Parameters parameters;

        Remembering(String path, Parameters parameters) {
            this.path = path;
            this.parameters = parameters;
        }

        @Override
        public Parameters in(String scope) {
            return new Remembering(path + scope + ".", parameters.in(scope));
        }

        @Override
        public Tensor parameter(String name, Shape shape, Initializer initializer) {
            Tensor parameter = parameters.parameter(name, shape, initializer);
            created.put(path + name, parameter);
            return parameter;
        }
    }
}
