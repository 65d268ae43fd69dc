package org.hourglass.tensorflow.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.engine.compute.Blueprint.Surroundings;
import org.hourglass.spi.tensor.Tensor;
import org.hourglass.study.Training.Optimizer;

/** What a training step does beside following the objective: statistics change, and opponents follow losses of their own. */
final class Asides {

    /** The rule of all opponents: less momentum than usual, since what they follow moves. */
    private static final Optimizer.Adam RULE = new Optimizer.Adam(0.5, 0.9, 1e-8);

    private final TfGraph graph;
    private final Map<String, TfTensor> statistics = new LinkedHashMap<>();
    private final List<Opponent> opponents = new ArrayList<>();

    /** A loss that the parameters below a scope follow. */
    record Opponent(String scope, TfTensor loss, double learningRate) {}

    Asides(TfGraph graph) {
        this.graph = graph;
    }

    Surroundings surroundings(Model model) {
        return model.training(this::change, this::minimise);
    }

    /** The batch's own pass is built first, so that its change counts. */
    private void change(String path, Tensor next) {
        statistics.putIfAbsent(path, graph.own(next));
    }

    private void minimise(String scope, Tensor loss, double learningRate) {
        if (loss.shape().rank() > 0) {
            throw new IllegalArgumentException(
                    "opponent `%s`: the loss must be a scalar, but got %s".formatted(scope, loss.shape()));
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(
                    "opponent `%s`: the learning rate must be above 0, but got %s".formatted(scope, learningRate));
        }
        opponents.add(new Opponent(scope, graph.own(loss), learningRate));
    }

    /** Returns the statistics that change, with their next values. */
    Map<String, TfTensor> statistics() {
        return statistics;
    }

    List<Opponent> opponents() {
        return opponents;
    }

    /** Returns who owns a parameter, if it is an opponent. */
    Optional<Opponent> owner(String parameter) {
        return opponents.stream()
                .filter(opponent -> parameter.startsWith(opponent.scope()))
                .findFirst();
    }

    /**
     * Returns how an opponent's parameters follow its loss; the correction of Adam's bias is computed in the graph.
     *
     * @param before how many steps came before this part of training
     */
    Updates rule(Model model, Opponent opponent, long before) {
        Tensor t = model.stepNumber().plus(1.0 - before);
        Tensor rate = decayed(t, RULE.beta2())
                .oneMinus()
                .sqrt()
                .times(opponent.learningRate())
                .over(decayed(t, RULE.beta1()).oneMinus());
        return new Updates(model, "", RULE, graph.own(rate).node());
    }

    private static Tensor decayed(Tensor t, double beta) {
        return t.times(Math.log(beta)).exp();
    }
}
