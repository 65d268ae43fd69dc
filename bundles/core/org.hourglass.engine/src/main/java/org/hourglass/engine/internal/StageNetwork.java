package org.hourglass.engine.internal;

import java.util.OptionalDouble;
import org.hourglass.spi.Architecture;
import org.hourglass.spi.Code;
import org.hourglass.spi.Loss;
import org.hourglass.spi.Scope;
import org.hourglass.spi.Stage;
import org.hourglass.spi.tensor.Tensor;

/**
 * A stage of pretraining as a network; what it throws is its architecture's error.
 *
 * @param owner the architecture
 * @param stage the stage
 * @param loss that of the stage
 * @param target what it reconstructs
 * @param samples how many it is trained on
 */
record StageNetwork(Plugins.Bound<Architecture> owner, Stage stage, Loss loss, Tensor target, int samples)
        implements Network {

    Tensor input(Scope scope) {
        return owner.call(() -> stage.input(target, scope));
    }

    @Override
    public Code encode(Tensor x, Scope scope) {
        return owner.call(() -> stage.encode(x, scope));
    }

    @Override
    public Tensor decode(Tensor code, Scope scope) {
        return owner.call(() -> stage.decode(code, scope));
    }

    @Override
    public Tensor output(Tensor raw) {
        return owner.call(() -> loss.reconstruction(raw));
    }

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        return owner.call(() -> loss.perSample(x, raw, scope));
    }

    @Override
    public OptionalDouble nats() {
        return owner.call(() -> loss.nats(target.shape().last().size()));
    }
}
