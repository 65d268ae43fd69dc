package org.hourglass.tensorflow.internal;

import org.hourglass.spi.tensor.Shape;
import org.hourglass.study.Training.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.family.TNumber;

/** An optimizer's rule as TensorFlow's fused operations, one per parameter. */
final class Updates {

    private final TfGraph graph;
    private final Variables variables;
    private final String owner;
    private final Optimizer optimizer;
    private final Operand<TNumber> rate;

    /**
     * Makes the rule.
     *
     * @param owner what the names of the memory begin with
     * @param rate the placeholder of what {@link #rate} returns
     */
    Updates(Model model, String owner, Optimizer optimizer, Operand<TNumber> rate) {
        this.graph = model.graph();
        this.variables = model.variables();
        this.owner = owner;
        this.optimizer = optimizer;
        this.rate = rate;
    }

    /** Returns the rate of a step, counted from 0: Adam's correction of the bias is part of it, computed in float64. */
    static double rate(Optimizer optimizer, double learningRate, long step) {
        if (optimizer instanceof Optimizer.Adam adam) {
            double t = step + 1.0;
            return learningRate * Math.sqrt(1 - Math.pow(adam.beta2(), t)) / (1 - Math.pow(adam.beta1(), t));
        }
        return learningRate;
    }

    /**
     * Builds the update of a parameter.
     *
     * @param tf makes operations that wait for what must be done before
     */
    Op update(Ops tf, String name, Operand<TNumber> gradient) {
        VarHandleOp w = variables.get(name).handle();
        if (optimizer instanceof Optimizer.Momentum rule) {
            return tf.train.resourceApplyMomentum(
                    w,
                    memory(name, "velocity"),
                    rate,
                    gradient,
                    graph.number(rule.momentum()),
                    ResourceApplyMomentum.useNesterov(rule.nesterov()));
        }
        if (optimizer instanceof Optimizer.RmsProp rule) {
            return tf.train.resourceApplyRmsProp(
                    w,
                    memory(name, "square"),
                    memory(name, "velocity"),
                    rate,
                    graph.number(rule.decay()),
                    graph.number(rule.momentum()),
                    graph.number(rule.epsilon()),
                    gradient);
        }
        if (optimizer instanceof Optimizer.Adam rule) {
            // without powers of the decays the operation makes no correction of its own
            return tf.train.resourceApplyAdam(
                    w,
                    memory(name, "mean"),
                    memory(name, "square"),
                    graph.number(0),
                    graph.number(0),
                    rate,
                    graph.number(rule.beta1()),
                    graph.number(rule.beta2()),
                    graph.number(rule.epsilon()),
                    gradient);
        }
        return tf.train.resourceApplyGradientDescent(w, rate, gradient);
    }

    /** Returns what the rule remembers of a parameter, made at first use. */
    private VarHandleOp memory(String parameter, String what) {
        String name = owner + parameter + "/" + what;
        if (variables.has(name)) {
            return variables.get(name).handle();
        }
        Shape shape = variables.get(parameter).shape();
        Operand<TNumber> zeros = graph.tf().fill(graph.tf().constant(shape.sizes()), graph.number(0));
        return variables.add(name, zeros, shape).handle();
    }
}
