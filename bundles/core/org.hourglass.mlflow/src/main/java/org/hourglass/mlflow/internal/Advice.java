package org.hourglass.mlflow.internal;

import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/** Says a failure in one sentence with the remedy. */
final class Advice {

    private Advice() {}

    static String of(Address address, Trouble trouble) {
        return "mlflow: the server at %s %s (%s); %s"
                .formatted(address.base(), must(trouble), trouble.getMessage(), remedy(address, trouble));
    }

    /** Returns the error of a command that stops here. */
    static HourglassException error(Address address, Trouble trouble) {
        return new HourglassException(
                ErrorCode.RESOURCES, of(address, trouble) + "; what was not sent stays queued", trouble);
    }

    private static String must(Trouble trouble) {
        return switch (trouble.kind()) {
            case SILENT -> "must answer, but does not";
            case BUSY -> "must take more, but is too busy";
            case DENIED -> "must let us in, but does not";
            case FOREIGN -> "must be MLflow, but does not answer as one";
            default -> "must do what it is asked, but fails";
        };
    }

    private static String remedy(Address address, Trouble trouble) {
        return switch (trouble.kind()) {
            case DENIED ->
                "set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, to what it accepts (now: %s)"
                        .formatted(address.credentials());
            case FOREIGN -> "check `mlflow.url` in hourglass.yaml, its path too";
            case SILENT ->
                address.isLocal()
                        ? "`hourglass mlflow up` starts it"
                        : "check `mlflow.url` in hourglass.yaml, the network, and that the server runs";
            case BUSY -> "`hourglass mlflow sync` later";
            default -> "see the server's log, then `hourglass mlflow sync`";
        };
    }
}
