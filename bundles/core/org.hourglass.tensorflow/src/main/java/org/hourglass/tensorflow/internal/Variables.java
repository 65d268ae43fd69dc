package org.hourglass.tensorflow.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.compute.Computation.Array;
import org.hourglass.spi.tensor.Shape;
import org.tensorflow.Operand;
import org.tensorflow.RawTensor;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/** What a computation remembers between steps: parameters and the optimizer's memory, by name. */
final class Variables {

    private static final String TYPE = "F32";

    private final TfGraph graph;
    private final Map<String, Variable> byName = new LinkedHashMap<>();
    private final List<Op> initializers = new ArrayList<>();
    private final Map<String, Restorer> restorers = new HashMap<>();

    /** A variable, its value before the step under way, and its sizes. */
    record Variable(VarHandleOp handle, Operand<TNumber> value, Shape shape) {}

    private record Restorer(Placeholder<TNumber> value, Op assignment) {}

    Variables(TfGraph graph) {
        this.graph = graph;
    }

    Variable add(String name, Operand<TNumber> initial, Shape shape) {
        VarHandleOp handle = graph.tf()
                .withName("variable." + name.replace('/', '.'))
                .varHandleOp(graph.type(), TfGraph.sizes(shape), VarHandleOp.sharedName(name));
        initializers.add(graph.tf().assignVariableOp(handle, initial));
        Variable variable = new Variable(handle, graph.tf().readVariableOp(handle, graph.type()), shape);
        byName.put(name, variable);
        return variable;
    }

    Variable get(String name) {
        Variable variable = byName.get(name);
        if (variable == null) {
            throw new IllegalStateException("no variable " + name);
        }
        return variable;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Returns the names of all operations that initial values depend on. */
    Set<String> ancestors() {
        Set<String> all = new HashSet<>();
        initializers.forEach(initializer -> all.addAll(TfGraph.ancestors(initializer.op())));
        return all;
    }

    void initialize(Session.Runner runner) {
        initializers.forEach(runner::addTarget);
        runner.run().close();
    }

    /** Returns a copy of all values. */
    Map<String, Array> save(Session session) {
        Session.Runner runner = session.runner();
        byName.values().forEach(variable -> runner.fetch(variable.value()));
        Map<String, Array> arrays = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            int index = 0;
            for (Map.Entry<String, Variable> entry : byName.entrySet()) {
                RawTensor raw = ((TFloat32) result.get(index++)).asRawTensor();
                byte[] bytes = new byte[Math.toIntExact(raw.data().size())];
                raw.data().read(bytes);
                arrays.put(entry.getKey(), new Array(TYPE, lengths(entry.getValue()), bytes));
            }
        }
        return arrays;
    }

    /** Sets all values; the names must be those of this computation. */
    void restore(Session session, Map<String, Array> arrays) {
        if (!arrays.keySet().equals(byName.keySet())) {
            throw unfit("the names %s".formatted(new TreeSet<>(byName.keySet())), new TreeSet<>(arrays.keySet()));
        }
        Session.Runner runner = session.runner();
        try (Feeds feeds = new Feeds()) {
            byName.forEach((name, variable) -> {
                Restorer restorer = restorers.computeIfAbsent(name, key -> restorer(variable));
                TFloat32 value = feeds.add(tensor(name, variable, Objects.requireNonNull(arrays.get(name))));
                runner.feed(restorer.value(), value).addTarget(restorer.assignment());
            });
            runner.run().close();
        }
    }

    private Restorer restorer(Variable variable) {
        Placeholder<TNumber> value = graph.placeholder(TfGraph.sizes(variable.shape()));
        return new Restorer(value, graph.tf().assignVariableOp(variable.handle(), value));
    }

    private static TFloat32 tensor(String name, Variable variable, Array array) {
        long[] lengths = lengths(variable);
        if (!array.type().equals(TYPE) || !Arrays.equals(array.shape(), lengths)) {
            throw unfit(
                    "`%s` as %s %s".formatted(name, TYPE, Arrays.toString(lengths)),
                    array.type() + " " + Arrays.toString(array.shape()));
        }
        return TFloat32.tensorOf(
                TfGraph.sizes(variable.shape()), raw -> raw.asRawTensor().data().write(array.bytes()));
    }

    private static HourglassException unfit(String wanted, Object found) {
        return new HourglassException(
                ErrorCode.INTERNAL, "state: it must have %s, but got %s".formatted(wanted, found));
    }

    private static long[] lengths(Variable variable) {
        return TfGraph.sizes(variable.shape()).asArray();
    }
}
