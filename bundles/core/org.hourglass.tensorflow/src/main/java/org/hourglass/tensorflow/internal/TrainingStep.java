package org.hourglass.tensorflow.internal;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.compute.Blueprint;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** One training step of a part of training, for batches of one size. */
final class TrainingStep implements AutoCloseable {

    private final Inputs inputs;
    private final Placeholder<TInt32> rows;
    private final TInt32 fedRows;
    private final List<String> names;
    private final Operand<TNumber> terms;
    private final List<Op> updates;
    private final Set<String> ancestors;

    /**
     * What a step is for.
     *
     * @param phase the part of training: a stage, or as many as there are for the objective
     * @param batch samples per step
     */
    record Kind(int phase, int batch) {

        boolean isStage(Blueprint blueprint) {
            return phase < blueprint.stages().size();
        }

        Blueprint.Objective objective(Blueprint blueprint) {
            return isStage(blueprint) ? blueprint.stages().get(phase).objective() : blueprint.objective();
        }

        /** Returns whose memory the optimizer uses: the objective's has no name. */
        String owner(Blueprint blueprint) {
            return isStage(blueprint) ? "stage-" + phase + "/" : "";
        }
    }

    /** The placeholders that steps of all sizes share. */
    record Inputs(Placeholder<TNumber> samples, Optional<Placeholder<TNumber>> labels, Placeholder<TNumber> rate) {

        static Inputs of(TfGraph graph, Blueprint blueprint) {
            org.tensorflow.ndarray.Shape any = org.tensorflow.ndarray.Shape.of(-1);
            return new Inputs(
                    graph.placeholder(org.tensorflow.ndarray.Shape.of(-1, blueprint.features())),
                    blueprint.labelled() ? Optional.of(graph.placeholder(any)) : Optional.empty(),
                    graph.placeholder(org.tensorflow.ndarray.Shape.scalar()));
        }
    }

    TrainingStep(Model model, Inputs inputs, Blueprint blueprint, Kind kind) {
        int batch = kind.batch();
        this.inputs = inputs;
        TfGraph graph = model.graph();
        rows = graph.tf().placeholder(TInt32.class, Placeholder.shape(org.tensorflow.ndarray.Shape.of(batch)));
        Asides asides = new Asides(graph);
        Map<String, TfTensor> scalars = scalars(model, blueprint, kind, asides);
        names = List.copyOf(scalars.keySet());
        terms = together(graph, List.copyOf(scalars.values()));
        updates = updates(model, blueprint, kind, loss(scalars), asides);
        ancestors = ancestors();
        fedRows = TInt32.tensorOf(org.tensorflow.ndarray.Shape.of(batch));
    }

    private Map<String, TfTensor> scalars(Model model, Blueprint blueprint, Kind kind, Asides asides) {
        TfGraph graph = model.graph();
        int batch = kind.batch();
        Shape batchShape = Shape.of(axis("batch", batch), axis("features", blueprint.features()));
        Tensor x = graph.tensor(picked(graph, inputs.samples()), batchShape);
        Optional<Tensor> labels = inputs.labels()
                .map(all -> graph.tensor(picked(graph, all), Shape.of(axis("batch", batch)), Interval.POSITIVE));
        Map<String, TfTensor> scalars = new LinkedHashMap<>();
        kind.objective(blueprint).terms(x, labels, asides.surroundings(model)).forEach((name, term) -> {
            if (term.shape().rank() > 0) {
                throw new HourglassException(
                        ErrorCode.PLUGIN, "%s: it must be a scalar, but got %s".formatted(name, term.shape()));
            }
            scalars.put(name, graph.own(term));
        });
        return scalars;
    }

    private static TfTensor loss(Map<String, TfTensor> scalars) {
        TfTensor loss = scalars.get("loss");
        if (loss == null) {
            throw new IllegalArgumentException(
                    "objective: one of its terms must be `loss`, but got %s".formatted(scalars.keySet()));
        }
        return loss;
    }

    private Operand<TNumber> picked(TfGraph graph, Operand<TNumber> all) {
        return graph.tf().gather(all, rows, graph.tf().constant(0));
    }

    /** One result costs less to fetch than several. */
    private static Operand<TNumber> together(TfGraph graph, List<TfTensor> scalars) {
        return graph.tf().stack(scalars.stream().map(TfTensor::node).toList());
    }

    /**
     * The updates wait until all parameters and statistics have been read, so that no value of this step sees one of the
     * next.
     */
    private List<Op> updates(Model model, Blueprint blueprint, Kind kind, TfTensor loss, Asides asides) {
        List<Op> read = new ArrayList<>();
        model.trained().values().forEach(value -> read.add(value.node()));
        asides.statistics()
                .keySet()
                .forEach(name -> read.add(model.variables().get(name).value()));
        Ops after = model.graph().tf().withControlDependencies(read);
        Map<String, TfTensor> own = new LinkedHashMap<>(model.trained());
        own.keySet().removeIf(name -> asides.owner(name).isPresent());
        if (kind.isStage(blueprint)) {
            own.values().retainAll(model.graph().reaching(loss, own.values()));
        } else {
            // what only stages use is known or not, depending on when the step is built
            Set<String> used = TfGraph.ancestors(loss.node().op());
            own.values().removeIf(value -> !used.contains(value.node().op().name()));
        }
        Updates rule = new Updates(model, kind.owner(blueprint), blueprint.optimizer(), inputs.rate());
        List<Op> operations = new ArrayList<>(following(after, rule, loss, own, blueprint.clipNorm()));
        long before = new Phases(blueprint.stages()).before(kind.phase());
        for (Asides.Opponent opponent : asides.opponents()) {
            Map<String, TfTensor> theirs = new LinkedHashMap<>(model.trained());
            theirs.keySet().removeIf(name -> !name.startsWith(opponent.scope()));
            operations.addAll(following(
                    after, asides.rule(model, opponent, before), opponent.loss(), theirs, blueprint.clipNorm()));
        }
        asides.statistics()
                .forEach((name, next) -> operations.add(
                        after.assignVariableOp(model.variables().get(name).handle(), next.node())));
        return operations;
    }

    private static List<Op> following(
            Ops after, Updates rule, TfTensor loss, Map<String, TfTensor> parameters, Optional<Double> clipNorm) {
        TfGraph graph = loss.graph();
        List<TfTensor> gradients = graph.gradients(loss, List.copyOf(parameters.values()));
        List<Operand<TNumber>> clipped = clipped(graph, gradients, clipNorm);
        List<Op> operations = new ArrayList<>();
        for (String name : parameters.keySet()) {
            operations.add(rule.update(after, name, clipped.get(operations.size())));
        }
        return operations;
    }

    /** g · min(1, c / ‖g‖), ‖g‖ being the norm over all parameters. */
    private static List<Operand<TNumber>> clipped(TfGraph graph, List<TfTensor> gradients, Optional<Double> clipNorm) {
        List<Operand<TNumber>> nodes = gradients.stream().map(TfTensor::node).collect(Collectors.toList());
        if (clipNorm.isEmpty() || nodes.isEmpty()) {
            return nodes;
        }
        Ops tf = graph.tf();
        List<Operand<TNumber>> halves =
                nodes.stream().map(g -> (Operand<TNumber>) tf.nn.l2Loss(g)).toList();
        TfTensor half = graph.tensor(tf.math.addN(halves), Shape.of());
        Tensor scale =
                half.times(2).sqrt().over(clipNorm.orElseThrow()).atLeast(1).reciprocal();
        nodes.replaceAll(g -> tf.math.mul(g, graph.own(scale).node()));
        return nodes;
    }

    private Set<String> ancestors() {
        Set<String> all = new HashSet<>(TfGraph.ancestors(terms.op()));
        updates.forEach(update -> all.addAll(TfGraph.ancestors(update.op())));
        return all;
    }

    List<String> names() {
        return names;
    }

    /** Makes the step and returns the terms before it. */
    float[] run(Session session, Counters counters, ResidentSamples samples, int[] which, TFloat32 rate) {
        fedRows.asRawTensor().data().asInts().write(which);
        Session.Runner runner = session.runner();
        feed(runner, inputs.samples(), samples.values());
        inputs.labels().ifPresent(labels -> feed(runner, labels, samples.labels()));
        feed(runner, inputs.rate(), rate);
        if (ancestors.contains(rows.op().name())) {
            runner.feed(rows, fedRows);
        }
        counters.feed(runner, ancestors);
        updates.forEach(runner::addTarget);
        try (Result result = runner.fetch(terms).run()) {
            float[] values = new float[names.size()];
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    private void feed(Session.Runner runner, Operand<?> placeholder, TFloat32 value) {
        if (ancestors.contains(placeholder.op().name())) {
            runner.feed(placeholder, value);
        }
    }

    @Override
    public void close() {
        fedRows.close();
    }
}
