package org.hourglass.tensorflow.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.engine.compute.Computation;
import org.hourglass.engine.compute.Compute;
import org.hourglass.spi.Matrix;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** One graph and one session with a training step for each size of batch, and functions. */
final class TfComputation implements Computation {

    private static final String SEED = "run/seed";
    private static final String STEP = "run/step";

    private final Blueprint blueprint;
    private final Phases phases;
    private final Model model;
    private final TrainingStep.Inputs inputs;
    private final Map<TrainingStep.Kind, TrainingStep> steps = new HashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final Counters counters;
    private final TFloat32 rate = TFloat32.scalarOf(0);
    private final Session session;
    private boolean started;

    private TfComputation(Blueprint blueprint, Model model) {
        this.blueprint = blueprint;
        this.model = model;
        phases = new Phases(blueprint.stages());
        inputs = TrainingStep.Inputs.of(model.graph(), blueprint);
        for (int phase = blueprint.stages().size(); phase >= 0; phase--) {
            step(new TrainingStep.Kind(phase, blueprint.batch()));
        }
        blueprint.functions().forEach((name, function) -> blocks.put(name, new Block(model, name, function)));
        model.complete();
        counters = new Counters(model);
        session = new Session(model.graph().graph(), Configuration.proto());
    }

    /** Builds a computation; leaves nothing behind if a plugin fails while it is built. */
    static TfComputation of(Blueprint blueprint) {
        Model model = new Model();
        try {
            return new TfComputation(blueprint, model);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    @Override
    public void start(long seed) {
        counters.set(seed, 0);
        Session.Runner runner = session.runner();
        counters.feed(runner, model.variables().ancestors());
        model.variables().initialize(runner);
        started = true;
    }

    @Override
    public float[] step(Compute.Resident samples, int[] rows, double learningRate) {
        requireStarted();
        Phases.Place place = phases.at(counters.step());
        rate.setFloat((float) Updates.rate(blueprint.optimizer(), learningRate, place.step()));
        TrainingStep step = step(new TrainingStep.Kind(place.phase(), rows.length));
        float[] terms = step.run(session, counters, (ResidentSamples) samples, rows, rate);
        counters.set(counters.seed(), counters.step() + 1);
        return terms;
    }

    @Override
    public List<String> terms() {
        int phase = phases.at(counters.step()).phase();
        return step(new TrainingStep.Kind(phase, blueprint.batch())).names();
    }

    private TrainingStep step(TrainingStep.Kind kind) {
        return steps.computeIfAbsent(kind, size -> new TrainingStep(model, inputs, blueprint, size));
    }

    @Override
    public Matrix apply(String function, Matrix rows) {
        requireStarted();
        return known(blocks, function).apply(session, counters, rows);
    }

    @Override
    public double[] means(String function, Matrix rows) {
        requireStarted();
        return known(blocks, function).means(session, counters, rows);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "computation: it must be one of %s, but got %s".formatted(map.keySet(), key));
        }
        return value;
    }

    private void requireStarted() {
        if (!started) {
            throw new IllegalStateException("computation: it must be started or restored before it is used");
        }
    }

    @Override
    public State state() {
        requireStarted();
        Map<String, Array> arrays = model.variables().save(session);
        arrays.put(SEED, number(counters.seed()));
        arrays.put(STEP, number(counters.step()));
        return new State(arrays, model.learned());
    }

    @Override
    public void restore(State state) {
        Map<String, Array> arrays = new LinkedHashMap<>(state.tensors());
        long seed = number(SEED, arrays.remove(SEED));
        long step = number(STEP, arrays.remove(STEP));
        model.variables().restore(session, arrays);
        counters.set(seed, step);
        started = true;
    }

    private static Array number(long value) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return new Array("I64", new long[0], bytes);
    }

    private static long number(String name, @Nullable Array array) {
        if (array == null || array.bytes().length != Long.BYTES) {
            throw new HourglassException(
                    ErrorCode.INTERNAL, "state: it must have `%s`, a whole number".formatted(name));
        }
        return ByteBuffer.wrap(array.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    @Override
    public void close() {
        steps.values().forEach(TrainingStep::close);
        blocks.values().forEach(Block::close);
        counters.close();
        rate.close();
        session.close();
        model.close();
    }
}
