package org.hourglass.spi;

import java.util.List;
import java.util.function.UnaryOperator;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Encoder f and decoder g. Both are called a few times while the computation of a run is built, by one thread: to train,
 * to evaluate, and by regularizers that need them as functions; each time with parameters of the same paths, which are
 * then the same parameters. Nothing is kept between calls.
 */
@ConsumerType
public interface Architecture {

    /** Returns how many numbers a code has for samples of this shape; known before anything is built. */
    int codeSize(Shape sample);

    /**
     * Returns the code h = f(x).
     *
     * @param x [batch, features]; reshape it by {@link Scope#sample} where the axes of an image are needed
     */
    Code encode(Tensor x, Scope scope);

    /**
     * Returns g(h) before the output activation, which belongs to the loss ({@link Loss#reconstruction}).
     *
     * @param code [batch, code]
     * @return [batch, features]
     */
    Tensor decode(Tensor code, Scope scope);

    /**
     * Returns how many epochs each stage of pretraining takes, empty if there is none. Stages follow each other and come
     * first among the epochs of the run; the loss of the run is minimised in what is left.
     */
    default List<Integer> pretraining() {
        return List.of();
    }

    /**
     * Returns what a stage of pretraining minimises, a scalar. A stage trains the parameters alone that it has a gradient
     * for, so that what lies behind {@link Tensor#stopGradient} stays as it is, and has an optimizer's memory of its own.
     *
     * @param stage counted from 0
     * @param x the clean batch: [batch, features]
     * @param loss the mean loss of the run over the batch if this were the decoder's raw output: [batch, features] to a scalar
     */
    default Tensor pretrain(int stage, Tensor x, UnaryOperator<Tensor> loss, Scope scope) {
        throw new IllegalStateException("pretraining: there must be a loss for stage " + stage);
    }

    /**
     * Says whether a code as large as the sample could copy it; then the workbench warns where there is neither penalty nor
     * noise. A code that is limited otherwise, such as a sparse or a binary one, cannot.
     */
    default boolean mayMemorize() {
        return true;
    }

    /** Says whether the labels of the training samples are needed ({@link Scope#labels}); they reach no other plugin. */
    default boolean needsLabels() {
        return false;
    }
}
