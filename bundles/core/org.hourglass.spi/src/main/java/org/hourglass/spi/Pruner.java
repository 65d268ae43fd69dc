package org.hourglass.spi;

import java.util.List;
import java.util.Optional;
import org.hourglass.spi.search.Curve;

/** Stops runs that are not worth their time. A record of its parameters, without state. */
public interface Pruner {

    /**
     * Decides after an epoch, the last one excepted, whether a run stops: a function of the arguments alone.
     *
     * @param run the run so far, at least one epoch
     * @param others runs of earlier trials with the same replicate, completed or pruned, in the order of their trials; how
     *     many there are depends on the study and never on how many trials run side by side
     * @param goal what the run is after
     * @return why it stops, in a few words with the numbers that decided; nothing if it goes on
     */
    Optional<String> verdict(Curve run, List<Curve> others, Goal goal);

    /**
     * What a run is after.
     *
     * @param epochs how many it would have
     * @param minimize whether the objective is minimized; if not, the values of curves are its negatives
     */
    record Goal(int epochs, boolean minimize) {

        /** Returns a value of a curve as the objective has it. */
        public double original(double value) {
            return minimize ? value : 0 - value;
        }

        /** Returns a value of a curve as people read it: as the objective has it, with four digits. */
        public String shown(double value) {
            return String.format(java.util.Locale.ROOT, "%.4g", original(value));
        }

        /** Returns {@code above} or {@code below}: where values lie that are worse than another. */
        public String worse() {
            return minimize ? "above" : "below";
        }
    }
}
