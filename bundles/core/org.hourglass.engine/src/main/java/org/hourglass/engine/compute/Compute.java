package org.hourglass.engine.compute;

import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;

/** What trains. Thread-safe; an OSGi service. */
public interface Compute {

    /**
     * Puts samples where training reads them without copying; shared by all runs.
     *
     * @param labels handed to the objective as whole numbers, if there are any
     */
    Resident load(Matrix samples, Optional<Labels> labels);

    /** Builds a computation, which then belongs to the calling thread. */
    Computation build(Blueprint blueprint);

    /** Returns what decides bits beside the order: versions, flags, the processor's kind. */
    Map<String, Object> identity();

    /** Samples in the memory of what trains. */
    interface Resident extends AutoCloseable {

        /** Returns the number of samples. */
        int rows();

        /** Gives the memory back; no computation may use it any more. */
        @Override
        void close();
    }
}
