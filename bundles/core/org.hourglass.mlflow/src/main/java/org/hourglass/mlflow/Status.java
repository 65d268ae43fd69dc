package org.hourglass.mlflow;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How server and queue stand.
 *
 * @param url where the server is or was last, or null if there was never one
 * @param version its version, or null if it does not answer
 * @param local whether it is the workspace's own rather than one that the workspace names
 * @param trouble why it is not reachable and what to do, or null if it is
 * @param queued how many items wait
 * @param oldest when the oldest of them was written, or null
 * @param refused what was set aside
 */
public record Status(
        @Nullable URI url,
        @Nullable String version,
        boolean local,
        @Nullable String trouble,
        long queued,
        @Nullable Instant oldest,
        List<Refusal> refused) {

    /** Copies the list. */
    public Status {
        refused = List.copyOf(refused);
    }

    /** Says whether the server answers and lets us in. */
    public boolean reachable() {
        return trouble == null;
    }

    /**
     * Something that the server will never take.
     *
     * @param run the run as study/trial/replicate, or the study
     * @param what it is, for example {@code METRICS}
     * @param why the server's answer
     */
    public record Refusal(String run, String what, String why) {}
}
