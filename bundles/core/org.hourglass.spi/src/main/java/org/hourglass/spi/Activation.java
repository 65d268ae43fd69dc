package org.hourglass.spi;

import java.util.function.UnaryOperator;
import org.hourglass.spi.tensor.Tensor;

/** The nonlinearity of a layer; a plugin offers it with {@link ChoiceParam}. */
public enum Activation {
    /** x itself. */
    LINEAR(x -> x),
    /** max(x, 0). */
    RELU(Tensor::relu),
    /** max(x, x/100). */
    LEAKY_RELU(x -> x.leakyRelu(0.01)),
    /** x where positive, else eˣ - 1. */
    ELU(Tensor::elu),
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID(Tensor::sigmoid),
    /** The hyperbolic tangent. */
    TANH(Tensor::tanh),
    /** ln(1 + eˣ). */
    SOFTPLUS(Tensor::softplus),
    /** x · sigmoid(x). */
    SWISH(Tensor::swish),
    /** x · Φ(x). */
    GELU(Tensor::gelu);

    private final UnaryOperator<Tensor> function;

    Activation(UnaryOperator<Tensor> function) {
        this.function = function;
    }

    /** Returns the function's value, element by element. */
    public Tensor apply(Tensor x) {
        return function.apply(x);
    }
}
