package org.hourglass.tensorflow.internal;

import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TInt64;

/** The numbers that all randomness of a run depends on, kept where TensorFlow reads them. */
final class Counters implements AutoCloseable {

    private final Model model;
    private final TInt64 seed = TInt64.scalarOf(0);
    private final TInt64 step = TInt64.scalarOf(0);
    private final TInt64 block = TInt64.scalarOf(0);

    Counters(Model model) {
        this.model = model;
    }

    long seed() {
        return seed.getLong();
    }

    long step() {
        return step.getLong();
    }

    void set(long newSeed, long newStep) {
        seed.setLong(newSeed);
        step.setLong(newStep);
    }

    void block(long newBlock) {
        block.setLong(newBlock);
    }

    /** Feeds those that some of these operations depend on. */
    void feed(Session.Runner runner, Set<String> operations) {
        feed(runner, operations, model.seed(), seed);
        feed(runner, operations, model.step(), step);
        feed(runner, operations, model.block(), block);
    }

    private static void feed(Session.Runner runner, Set<String> operations, Operand<TInt64> counter, TInt64 value) {
        if (operations.contains(counter.op().name())) {
            runner.feed(counter, value);
        }
    }

    @Override
    public void close() {
        seed.close();
        step.close();
        block.close();
    }
}
