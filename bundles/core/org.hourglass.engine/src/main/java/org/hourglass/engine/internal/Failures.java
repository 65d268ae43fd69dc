package org.hourglass.engine.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.RunError;
import org.hourglass.engine.record.RunId;

/** What is thrown while a run is executed, as an error of the run, wherever that is. */
final class Failures {

    private Failures() {}

    /**
     * Returns the error that fails the run.
     *
     * @throws HourglassException of code RESOURCES if it is the machine that lacks something: that ends the study
     */
    static RunError of(RunId run, Throwable thrown) {
        if (thrown instanceof HourglassException known) {
            if (known.code() == ErrorCode.RESOURCES) {
                throw known;
            }
            return error(known.code().name(), thrown);
        } else if (thrown instanceof OutOfMemoryError) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "memory: there is not enough of it for %s; run fewer side by side (-j 1) or give the JVM more (HOURGLASS_JAVA_OPTIONS=-Xmx8g)"
                            .formatted(run),
                    thrown);
        }
        return error(thrown instanceof Trainer.NotFinite ? "NOT_FINITE" : ErrorCode.INTERNAL.name(), thrown);
    }

    private static RunError error(String code, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new RunError(code, String.valueOf(thrown.getMessage()), trace.toString());
    }
}
