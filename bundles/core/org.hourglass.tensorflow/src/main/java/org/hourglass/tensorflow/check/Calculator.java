package org.hourglass.tensorflow.check;

import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.tensorflow.internal.DoubleGraph;

/**
 * Builds tensors and computes their values at once, in float64. What is given, inputs and parameters, can be given anew and
 * the same tensors computed again. Not thread-safe.
 *
 * <pre>
 *   try (Calculator calculator = Calculator.open(1)) {
 *       Tensor h = calculator.input(Shape.of(axis("batch", 2), axis("code", 1)), 0.2, 0.6);
 *       Tensor penalty = h.square().sum();
 *       double[] value = calculator.values(penalty);                 // 0.4
 *       double[] gradient = calculator.values(penalty.gradient(h));  // 0.4, 1.2
 *   }
 * </pre>
 */
public final class Calculator implements AutoCloseable {

    private final DoubleGraph graph;

    private Calculator(DoubleGraph graph) {
        this.graph = graph;
    }

    /** Opens a calculator whose random tensors are those of this seed, at step 0. */
    public static Calculator open(long seed) {
        return new Calculator(new DoubleGraph(seed));
    }

    /**
     * Returns a tensor with given values.
     *
     * @param values the elements, the last axis innermost
     * @throws IllegalArgumentException if there are not as many values as elements
     */
    public Tensor input(Shape shape, double... values) {
        return graph.input(shape, Interval.ALL, values);
    }

    /** Returns a tensor with given values that tells this range, as a layer with an activation would. */
    public Tensor input(Shape shape, Interval range, double... values) {
        return graph.input(shape, range, values);
    }

    /**
     * Returns parameters, drawn at first use by their initializers; like inputs they can be given anew and differentiated by.
     */
    public Parameters parameters() {
        return graph.parameters();
    }

    /** Returns a source of random tensors, fresh in every step. */
    public Random random() {
        return graph.random();
    }

    /** Returns the steps made so far, a scalar. */
    public Tensor step() {
        return graph.step();
    }

    /** Goes to this step: random tensors are drawn anew. */
    public void goTo(long step) {
        graph.goTo(step);
    }

    /**
     * Gives an input or a parameter other values.
     *
     * @throws IllegalArgumentException if the tensor is neither, or if there are not as many values as elements
     */
    public void give(Tensor given, double... values) {
        graph.give(given, values);
    }

    /** Returns the values of any tensor built here, the last axis innermost. */
    public double[] values(Tensor tensor) {
        return graph.values(tensor);
    }

    /**
     * Returns the numerical gradient of the sum of all elements: central differences (f(x + h) - f(x - h)) / 2h.
     *
     * @param given an input or a parameter, whose values are the same afterwards
     * @param h the distance; 1e-5 suits values about 1
     */
    public double[] centralDifferences(Tensor tensor, Tensor given, double h) {
        return graph.centralDifferences(tensor, given, h);
    }

    @Override
    public void close() {
        graph.close();
    }
}
