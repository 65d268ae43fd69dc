package org.hourglass.regularizers;

import static org.hourglass.spi.tensor.Axis.axis;

import java.util.List;
import org.hourglass.spi.Layers;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Tensor;

/**
 * The network of an opponent: fully connected layers with leaky rectifiers of slope .2, and one number at the end.
 *
 * @param hidden the widths of the hidden layers
 * @param parameters the opponent's own
 */
record Critic(List<Integer> hidden, Parameters parameters) {

    private static final double SLOPE = 0.2;

    /** Returns a number without bounds for each row: [batch, anything] to [batch]. */
    Tensor of(Tensor rows) {
        Tensor a = rows;
        for (int i = 1; i <= hidden.size(); i++) {
            a = Layers.dense(a, axis("hidden-" + i, hidden.get(i - 1)), parameters.in("layer-" + i))
                    .leakyRelu(SLOPE);
        }
        return Layers.dense(a, axis("score", 1), parameters.in("score")).sum("score");
    }
}
