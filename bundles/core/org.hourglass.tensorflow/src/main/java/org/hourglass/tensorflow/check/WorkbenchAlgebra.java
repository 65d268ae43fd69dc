package org.hourglass.tensorflow.check;

import org.hourglass.spi.LinearAlgebra;
import org.hourglass.tensorflow.internal.TensorFlowAlgebra;

/** The workbench's own linear algebra for tests that run without a framework. */
public final class WorkbenchAlgebra {

    private WorkbenchAlgebra() {}

    /** Returns what plugins are handed in a study; thread-safe, never to be closed. */
    public static LinearAlgebra get() {
        return Holder.ALGEBRA;
    }

    private static final class Holder {
        static final LinearAlgebra ALGEBRA = new TensorFlowAlgebra();
    }
}
