package org.hourglass.engine.internal;

import java.util.Map;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunId;

/** Lets one thread at a time tell of progress, and steps no more often than people can read. */
final class Serialized implements Progress {

    private static final long STEP_NANOS = 100_000_000;

    private final Progress inner;
    private long lastStep = System.nanoTime();

    Serialized(Progress inner) {
        this.inner = inner;
    }

    @Override
    public synchronized void preparing(String what) {
        inner.preparing(what);
    }

    @Override
    public synchronized void begun(int runs, int done) {
        inner.begun(runs, done);
    }

    @Override
    public synchronized void started(RunId run, int epoch, int epochs) {
        inner.started(run, epoch, epochs);
    }

    @Override
    public void step(RunId run, int epoch, double fraction, double loss) {
        if (System.nanoTime() - lastStep >= STEP_NANOS) {
            tell(run, epoch, fraction, loss);
        }
    }

    private synchronized void tell(RunId run, int epoch, double fraction, double loss) {
        lastStep = System.nanoTime();
        inner.step(run, epoch, fraction, loss);
    }

    @Override
    public synchronized void epoch(RunId run, int epoch, int epochs, Map<String, Double> metrics) {
        inner.epoch(run, epoch, epochs, metrics);
    }

    @Override
    public synchronized void evaluating(RunId run) {
        inner.evaluating(run);
    }

    @Override
    public synchronized void ended(RunId run, Outcome outcome) {
        inner.ended(run, outcome);
    }

    @Override
    public synchronized void shared(RunId run, RunId other) {
        inner.shared(run, other);
    }

    @Override
    public synchronized void notice(String text) {
        inner.notice(text);
    }
}
