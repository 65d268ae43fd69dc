package org.hourglass.spi;

import java.util.List;
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
     * Returns the stages of pretraining, none unless said otherwise. They follow each other and come first among the epochs
     * of the run; the loss of the run is minimised in what is left. Each has an optimizer's memory of its own.
     */
    default List<Stage> pretraining() {
        return List.of();
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
