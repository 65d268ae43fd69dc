package org.hourglass.engine.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hourglass.engine.compute.Blueprint.Opponents;
import org.hourglass.spi.Clock;
import org.hourglass.spi.Code;
import org.hourglass.spi.Opponent;
import org.hourglass.spi.Pass;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** The pass that one regularizer sees; keeps what the regularizer reports and whom it trains against. */
final class RunPass implements Pass {

    private final Flow flow;
    private final Place place;
    private final RunScope scope;
    private final Opponents opponents;
    private final Map<String, Tensor> reports = new LinkedHashMap<>();
    private final Map<String, Adversary> adversaries = new LinkedHashMap<>();

    /**
     * Where a regularizer acts.
     *
     * @param name of the regularizer, unique in its run
     * @param path what the paths of its parameters begin with
     */
    record Place(String name, String path) {}

    /**
     * Makes the pass.
     *
     * @param flow the batch on its way
     * @param place the regularizer's
     * @param scope the regularizer's own
     * @param opponents takes the losses of its opponents
     */
    RunPass(Flow flow, Place place, RunScope scope, Opponents opponents) {
        this.flow = flow;
        this.place = place;
        this.scope = scope;
        this.opponents = opponents;
    }

    /** Returns what was reported, by the names of metrics; fails if an opponent was never told what it minimises. */
    Map<String, Tensor> reports() {
        adversaries.forEach((opponent, adversary) -> {
            if (!adversary.told) {
                throw new IllegalStateException("opponent `%s`: must be told what it minimises".formatted(opponent));
            }
        });
        return reports;
    }

    @Override
    public Tensor clean() {
        return flow.clean();
    }

    @Override
    public Tensor input() {
        return flow.input();
    }

    @Override
    public Tensor code() {
        return flow.code().value();
    }

    @Override
    public Optional<Code.Posterior> posterior() {
        return flow.code().posterior();
    }

    @Override
    public Tensor reconstruction() {
        return flow.reconstruction();
    }

    @Override
    public List<Tensor> weights() {
        Map<String, Tensor> all = new TreeMap<>(flow.encoder().weights());
        all.putAll(flow.decoder().weights());
        return List.copyOf(all.values());
    }

    @Override
    public List<Tensor> encoderWeights() {
        return List.copyOf(flow.encoder().weights().values());
    }

    @Override
    public List<Tensor> decoderWeights() {
        return List.copyOf(flow.decoder().weights().values());
    }

    @Override
    public Tensor encode(Tensor x) {
        return flow.encode(x).value();
    }

    @Override
    public Tensor decode(Tensor code) {
        return flow.decode(code);
    }

    @Override
    public Tensor lossOf(Tensor code) {
        return flow.lossOf(code);
    }

    @Override
    public OptionalDouble nats() {
        return flow.nats();
    }

    @Override
    public int trainingSamples() {
        return flow.samples();
    }

    @Override
    public void report(String what, Tensor value) {
        reports.put(place.name() + "/" + what, value);
    }

    @Override
    public Opponent opponent(String opponent) {
        return adversaries.computeIfAbsent(opponent, Adversary::new);
    }

    @Override
    public Shape sample() {
        return scope.sample();
    }

    @Override
    public Parameters parameters() {
        return scope.parameters();
    }

    @Override
    public Random random() {
        return scope.random();
    }

    @Override
    public boolean training() {
        return scope.training();
    }

    @Override
    public Clock clock() {
        return scope.clock();
    }

    @Override
    public Tensor labels() {
        return scope.labels();
    }

    private final class Adversary implements Opponent {

        private final String opponent;
        private boolean told;

        Adversary(String opponent) {
            this.opponent = opponent;
        }

        @Override
        public Parameters parameters() {
            return scope.parameters().in(opponent);
        }

        @Override
        public void minimise(Tensor loss, double learningRate) {
            if (told) {
                throw new IllegalStateException(
                        "opponent `%s`: must be told once what it minimises".formatted(opponent));
            }
            told = true;
            report(opponent, loss);
            opponents.minimise("%s.%s.".formatted(place.path(), opponent), loss, learningRate);
        }
    }
}
