package org.hourglass.spi;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Measures a representation. Called once at the end of a run for the learned code, and once for each baseline. */
@ConsumerType
public interface Evaluator {

    /**
     * Returns what was found. Metric names are kebab-case and without prefix: the engine writes {@code code/} before them
     * for the learned code and {@code baseline/<name>/} for a baseline.
     */
    Findings evaluate(Evaluation evaluation);

    /** Returns the names of the baselines that {@link Evaluation#baseline} is asked for; they are fitted where needed. */
    default List<String> baselines() {
        return List.of();
    }
}
