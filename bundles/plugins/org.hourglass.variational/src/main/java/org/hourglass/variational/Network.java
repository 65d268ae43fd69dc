package org.hourglass.variational;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import org.hourglass.spi.Activation;
import org.hourglass.spi.Code;
import org.hourglass.spi.Layers;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Tensor;

/** Fully connected layers from a sample to the two vectors of its posterior, and the mirrored way back. */
record Network(List<Integer> hidden, int code, Activation activation) {

    Code.Posterior encode(Tensor x, Scope scope) {
        Parameters encoder = scope.parameters().in("encoder");
        Tensor a = x;
        for (int i = 1; i <= hidden.size(); i++) {
            a = activation.apply(Layers.dense(a, hidden(i), encoder.in("layer-" + i)));
        }
        Axis units = axis("code", code);
        return new Code.Posterior(
                Layers.dense(a, units, encoder.in("mean")), Layers.dense(a, units, encoder.in("log-variance")));
    }

    Tensor decode(Tensor h, Scope scope) {
        Parameters decoder = scope.parameters().in("decoder");
        Tensor c = h;
        for (int i = hidden.size(); i > 0; i--) {
            c = activation.apply(Layers.dense(c, hidden(i), decoder.in("layer-" + (i + 1))));
        }
        return Layers.dense(c, axis("features", scope.sample().size()), decoder.in("layer-1"));
    }

    private Axis hidden(int i) {
        return axis("hidden-" + i, hidden.get(i - 1));
    }
}
