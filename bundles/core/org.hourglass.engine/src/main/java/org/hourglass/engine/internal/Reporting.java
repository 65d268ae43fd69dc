package org.hourglass.engine.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hourglass.engine.Progress;
import org.hourglass.engine.RunOrder;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Journal;

/** Tells the journal, and then people, what happens in one run. */
record Reporting(RunOrder order, Port port, Watch watch) implements Executor.Events {

    /** Where events go and stops come from. */
    public record Port(Journal journal, Progress progress, BooleanSupplier stop) {}

    @Override
    public boolean stopping() {
        return port.stop().getAsBoolean();
    }

    @Override
    public void started(int epoch) {
        watch.started(epoch);
        port.progress()
                .started(order.run(), epoch, order.configuration().training().epochs());
    }

    @Override
    public void step(int epoch, double fraction, double loss) {
        port.progress().step(order.run(), epoch, fraction, loss);
    }

    @Override
    public void epoch(int epoch, Map<String, Double> metrics, double seconds, Optional<Checkpoint> checkpoint) {
        watch.epoch(metrics);
        port.journal().epoch(order.run(), epoch, metrics, seconds, checkpoint);
        port.progress()
                .epoch(order.run(), epoch, order.configuration().training().epochs(), metrics);
    }

    @Override
    public Optional<String> pruned() {
        return watch.verdict();
    }

    @Override
    public void interrupted(Checkpoint checkpoint, double seconds) {
        port.journal().interrupted(order.run(), Optional.of(checkpoint), seconds);
    }

    @Override
    public void evaluating() {
        port.progress().evaluating(order.run());
    }

    @Override
    public void notice(String text) {
        port.progress().notice(text);
    }
}
