package org.hourglass.testkit;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Clock;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Statistic;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;

/**
 * Where a test builds a plugin; remembers the parameters and statistics that were asked for, by their paths, and what the
 * statistics become. Training is at the calculator's step, of 10 steps in each of 5 epochs.
 */
public final class FakeScope implements Scope {

    private static final int STEPS_PER_EPOCH = 10;
    private static final int EPOCHS = 5;

    private final Calculator calculator;
    private final Shape sample;
    private final boolean training;
    private final Random random;
    private final Map<String, Tensor> created = new LinkedHashMap<>();
    private final Map<String, Tensor> changes = new LinkedHashMap<>();
    private Optional<Tensor> labels = Optional.empty();

    /** Makes a scope for samples of this shape. */
    public FakeScope(Calculator calculator, Shape sample, boolean training) {
        this.calculator = calculator;
        this.sample = sample;
        this.training = training;
        this.random = calculator.random().named("plugin");
    }

    /** Returns this scope with the class of each sample; -1 where it is not known. */
    public FakeScope withLabels(int classes, double... values) {
        labels = Optional.of(
                calculator.input(Shape.of(axis("batch", values.length)), values).oneHot(axis("class", classes)));
        return this;
    }

    /** Returns what the statistics become, by path: in each the first value that was told. */
    public Map<String, Tensor> changes() {
        return Map.copyOf(changes);
    }

    /** Returns the parameters and statistics asked for so far, by path, in the order of first use. */
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
        return random;
    }

    @Override
    public boolean training() {
        return training;
    }

    @Override
    public Clock clock() {
        return new Clock(calculator.step(), STEPS_PER_EPOCH, EPOCHS);
    }

    @Override
    public Tensor labels() {
        return labels.orElseThrow(() -> new IllegalStateException("labels: the test has given none"));
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

        @Override
        public Statistic statistic(String name, Shape shape, Initializer initializer) {
            Statistic statistic = parameters.statistic(name, shape, initializer);
            created.put(path + name, statistic.value());
            return new Statistic() {
                @Override
                public Tensor value() {
                    return statistic.value();
                }

                @Override
                public void become(Tensor next) {
                    statistic.become(next);
                    changes.putIfAbsent(path + name, next);
                }
            };
        }
    }
}
