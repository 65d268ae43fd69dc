package org.hourglass.engine.compute;

import java.util.Map;
import org.hourglass.spi.Matrix;

/** A built computation: trains and applies its functions. Not thread-safe; used by the thread that built it. */
public interface Computation extends AutoCloseable {

    /** Draws all parameters anew, sets the optimizer's memory to 0 and the step to 0. */
    void start(long seed);

    /**
     * Makes one training step: as long as the stages of the blueprint last, one of these, then of its objective.
     *
     * @param rows which samples, in this order; as many as the blueprint's batch
     * @return the objective's terms before the step, in the order of their names as the objective gave them
     */
    float[] step(Compute.Resident samples, int[] rows, double learningRate);

    /** Returns the names of the terms that the next {@link #step} returns. */
    java.util.List<String> terms();

    /** Applies a function to all rows; a function of one value a row gives one column. */
    Matrix apply(String function, Matrix rows);

    /** Applies a function of whole blocks and returns the means of its results over the blocks; NaN if there is none. */
    double[] means(String function, Matrix rows);

    /** Returns the state: all parameters, the optimizer's memory, step and seed. */
    State state();

    /** Goes on from a state of a computation of the same blueprint. */
    void restore(State state);

    @Override
    void close();

    /**
     * All that a run needs to go on, by name.
     *
     * @param tensors everything
     * @param parameters the names of the parameters and statistics: what the weights' sha256 covers
     */
    record State(Map<String, Array> tensors, java.util.Set<String> parameters) {}

    /**
     * Numbers in little-endian order.
     *
     * @param type F32, F64 or I64, as safetensors calls them
     * @param shape sizes, outermost first
     * @param bytes not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way to a file, never compared
    record Array(String type, long[] shape, byte[] bytes) {}
}
