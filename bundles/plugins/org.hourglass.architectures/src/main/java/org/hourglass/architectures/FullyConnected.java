package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Layers;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * Fully connected layers from the features down to the code, and their mirror: what several architectures are made of.
 *
 * @param widths of the hidden layers and of the code, on the way down
 * @param activation of the hidden layers
 * @param codeActivation of the code
 * @param tied whether a layer of the decoder uses the weights of its mirror image, transposed
 * @param treatment what is done to activations in training
 */
record FullyConnected(
        List<Integer> widths, Activation activation, Activation codeActivation, boolean tied, Treatment treatment) {

    /**
     * What is done to activations in training.
     *
     * @param inputDropout rate at which values of the input are dropped
     * @param dropout rate at which hidden units are dropped
     * @param batchNorm whether hidden layers are normalised before their activation
     * @param codeNoise standard deviation of what is added to the code before its activation
     */
    record Treatment(double inputDropout, double dropout, boolean batchNorm, double codeNoise) {

        static final Treatment NONE = new Treatment(0, 0, false, 0);
    }

    FullyConnected {
        widths = List.copyOf(widths);
    }

    Tensor encode(Tensor x, Scope scope) {
        Tensor a = Layers.dropout(x, treatment.inputDropout(), scope);
        for (int i = 1; i <= widths.size(); i++) {
            a = down(a, i, scope);
        }
        return a;
    }

    Tensor decode(Tensor h, Scope scope) {
        Tensor c = h;
        for (int i = widths.size(); i > 0; i--) {
            c = up(c, i, scope);
        }
        return c;
    }

    /** Applies layer i of the encoder, counted from 1 at the features. */
    Tensor down(Tensor a, int i, Scope scope) {
        Tensor z = Layers.dense(a, units(i, scope), layer(scope, "encoder", i));
        return i == widths.size() ? codeActivation.apply(noisy(z, scope)) : hidden(z, "encoder", i, scope);
    }

    /** Undoes layer i of the encoder; the first layer, which gives the features, has no activation. */
    Tensor up(Tensor c, int i, Scope scope) {
        Tensor z = tied
                ? transposed(c, units(i - 1, scope), layer(scope, "encoder", i), layer(scope, "decoder", i))
                : Layers.dense(c, units(i - 1, scope), layer(scope, "decoder", i));
        return i == 1 ? z : hidden(z, "decoder", i, scope);
    }

    private static Tensor transposed(Tensor c, Axis out, Parameters encoder, Parameters decoder) {
        Axis in = c.shape().last();
        Tensor weights = encoder.parameter("weights", Shape.of(out, in), Initializer.glorot());
        return c.dot(weights, in.name()).plus(decoder.parameter("bias", Shape.of(out), Initializer.zeros()));
    }

    private Tensor noisy(Tensor z, Scope scope) {
        return treatment.codeNoise() > 0 && scope.training()
                ? z.plus(scope.random().normal(z.shape()).times(treatment.codeNoise()))
                : z;
    }

    private Tensor hidden(Tensor z, String half, int i, Scope scope) {
        Tensor normal = treatment.batchNorm()
                ? Layers.batchNorm(z, layer(scope, half, i).in("batch-norm"), scope)
                : z;
        return Layers.dropout(activation.apply(normal), treatment.dropout(), scope);
    }

    /** Returns the axis of layer i's units; 0 is that of the features. */
    Axis units(int i, Scope scope) {
        if (i == 0) {
            return axis("features", scope.sample().size());
        }
        return axis(i == widths.size() ? "code" : "hidden-" + i, widths.get(i - 1));
    }

    /** Layer i of the decoder undoes layer i of the encoder, so that both have one number. */
    private static Parameters layer(Scope scope, String half, int i) {
        return scope.parameters().in(half).in("layer-" + i);
    }
}
