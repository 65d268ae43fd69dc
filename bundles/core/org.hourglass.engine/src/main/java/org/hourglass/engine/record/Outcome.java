package org.hourglass.engine.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param state an ended state
 * @param weights the sha256 of the trained parameters, if there are any
 * @param epochs epochs trained, over all attempts
 * @param seconds time spent, over all attempts
 * @param metrics what was measured at the end, by name; the epochs' metrics were told before
 * @param artifacts what the run leaves
 * @param error why it failed, or was pruned (of code PRUNED)
 */
public record Outcome(
        RunState state,
        Optional<String> weights,
        int epochs,
        double seconds,
        Map<String, Double> metrics,
        List<Artifact> artifacts,
        Optional<RunError> error) {

    /** Copies the collections, keeping their order. */
    public Outcome {
        metrics = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metrics));
        artifacts = List.copyOf(artifacts);
    }
}
