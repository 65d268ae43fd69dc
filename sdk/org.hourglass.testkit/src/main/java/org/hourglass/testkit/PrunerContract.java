package org.hourglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Pruner;
import org.hourglass.spi.search.Curve;
import org.junit.jupiter.api.Test;

/** What every pruner holds to. */
public interface PrunerContract {

    /** How many epochs the runs of the tests would have. */
    int EPOCHS = 27;

    /** What the runs of the tests are after. */
    Pruner.Goal GOAL = new Pruner.Goal(EPOCHS, true);

    /** Returns the pruner. */
    Pruner plugin();

    /** Says whether it compares runs; a rule for a single run does not. */
    default boolean compares() {
        return true;
    }

    /** Returns a run that falls like 1 / epoch towards a floor. */
    static Curve falling(int trial, double floor, int epochs) {
        return new Curve(
                trial,
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> floor + 1.0 / epoch)
                        .toList());
    }

    /** Returns runs with floors 0, 1, ... */
    static List<Curve> earlier(int count) {
        return IntStream.range(0, count)
                .mapToObj(trial -> falling(trial, trial, EPOCHS))
                .toList();
    }

    /** Returns the epoch after which the run stops; empty if it comes to its end. */
    default Optional<Integer> stop(Curve run, List<Curve> others) {
        for (int epoch = 1; epoch < run.epochs(); epoch++) {
            Curve sofar = new Curve(run.trial(), run.values().subList(0, epoch));
            if (plugin().verdict(sofar, others, GOAL).isPresent()) {
                return Optional.of(epoch);
            }
        }
        return Optional.empty();
    }

    /** The best run of all comes to its end. */
    @Test
    default void letsTheBestRunGoOn() {
        assertThat(stop(falling(30, -1, EPOCHS), earlier(30))).isEmpty();
    }

    /** With nothing to compare with, a run that gets better in each epoch goes on. */
    @Test
    default void letsARunThatGetsBetterGoOnAlone() {
        assertThat(stop(falling(0, 5, EPOCHS), List.of())).isEmpty();
    }

    /** In each bracket or group that it may make, a run that is far behind in every epoch stops. */
    @Test
    default void stopsMostHopelessRuns() {
        if (compares()) {
            List<Curve> others = new ArrayList<>(earlier(60));
            long stopped = IntStream.range(60, 80)
                    .filter(trial -> stop(falling(trial, 100, EPOCHS), others).isPresent())
                    .count();
            assertThat(stopped).isGreaterThan(10);
        }
    }

    /** The same curves give the same verdict, with a reason in one line. */
    @Test
    default void decidesByTheCurvesAlone() {
        Curve behind = falling(60, 100, 20);
        Optional<String> verdict = plugin().verdict(behind, earlier(60), GOAL);
        assertThat(plugin().verdict(behind, earlier(60), GOAL)).isEqualTo(verdict);
        verdict.ifPresent(reason -> assertThat(reason).isNotBlank().hasLineCount(1));
    }

    /** Runs without a number, or shorter ones, are no error. */
    @Test
    default void bearsWhatIsNoNumber() {
        List<Curve> others = new ArrayList<>(earlier(10));
        others.add(new Curve(10, List.of(Double.NaN, Double.NaN)));
        others.add(new Curve(11, List.of()));
        assertThat(plugin().verdict(new Curve(12, List.of(Double.NaN)), others, GOAL))
                .isNotNull();
    }
}
