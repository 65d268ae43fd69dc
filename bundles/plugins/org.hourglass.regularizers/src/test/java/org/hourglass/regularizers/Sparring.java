package org.hourglass.regularizers;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.check.Calculator;
import org.hourglass.testkit.FakePass;

/** Trains one player alone by gradient descent, as a run trains it beside the others. */
final class Sparring {

    private static final double RATE = 0.2;

    private Sparring() {}

    /** Lets the parameters whose paths begin with a prefix follow a loss, all together in each step. */
    static void train(Calculator calculator, FakePass pass, String prefix, Tensor loss, int steps) {
        List<Tensor> own = pass.created().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        List<Tensor> moved = own.stream()
                .map(parameter -> flat(parameter.minus(loss.gradient(parameter).times(RATE))))
                .toList();
        Tensor all = moved.get(0).concat("all", moved.subList(1, moved.size()).toArray(Tensor[]::new));
        for (int step = 0; step < steps; step++) {
            calculator.goTo(step);
            double[] next = calculator.values(all);
            int from = 0;
            for (Tensor parameter : own) {
                int to = from + parameter.shape().size();
                calculator.give(parameter, Arrays.copyOfRange(next, from, to));
                from = to;
            }
        }
        calculator.goTo(steps);
    }

    private static Tensor flat(Tensor parameter) {
        return parameter.reshape(axis("all", parameter.shape().size()));
    }

    /** Gives a player without hidden layers the score Σ w x + b. */
    static void linear(Calculator calculator, FakePass pass, String opponent, double bias, double... weights) {
        calculator.give(created(pass, opponent + ".score.weights"), weights);
        calculator.give(created(pass, opponent + ".score.bias"), bias);
    }

    private static Tensor created(FakePass pass, String path) {
        Tensor parameter = pass.created().get(path);
        if (parameter == null) {
            throw new IllegalArgumentException("the path must be one of %s, but got %s"
                    .formatted(pass.created().keySet(), path));
        }
        return parameter;
    }
}
