package org.hourglass.noise;

import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Random;
import org.hourglass.spi.tensor.Tensor;

/**
 * Swap noise for tables: replaces each value with probability {@code p} by that of the same column in another row.
 *
 * <pre>
 *   x̃ᵢⱼ = xₖⱼ with probability p, k uniform on the other rows of the batch, drawn for each value; else xᵢⱼ
 * </pre>
 *
 * <p>Shape: x and x̃ are {@code [batch, features]}. Domain: all numbers; every column keeps its own distribution, whatever
 * its unit. Unit: that of the column. Gradient: each x̃ᵢⱼ has 1 by the value that it was taken from. A batch of one row stays as it is. The mean
 * squared difference is 2p · the variance of a column within the batch (divided by n − 1), averaged over columns.
 *
 * <p>Source: M. Jahrer, "1st place with representation learning", Porto Seguro's safe driver prediction, Kaggle, 2017
 * (swap noise of 15 %). Deviation: the other row is one of the batch, not of the whole dataset.
 */
@NoisePlugin(name = "swap", doc = "Replaces values by those of the same column in other rows of the batch")
record Swap(@Param(doc = "probability that a value is replaced", def = 0.15, min = 0, max = 1) double p)
        implements Noise {

    /** Whole numbers up to here are exact in float32. */
    private static final int EXACT = 1 << 24;

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Axis rows = x.shape().axis(0);
        Axis columns = x.shape().last();
        if (x.shape().size() > EXACT) {
            throw new IllegalArgumentException(
                    "swap: a batch must have at most %d values, but got %s; lower training.batch"
                            .formatted(EXACT, x.shape()));
        }
        Random random = scope.random();
        Tensor further =
                random.uniform(x.shape()).times(rows.size() - 1.0).floor().plus(1);
        Tensor other = further.plus(x.places(rows));
        Tensor wrapped = other.minus(other.greater(rows.size() - 0.5).times(rows.size()));
        Tensor cell = wrapped.times(columns.size()).plus(x.places(columns));
        Axis cells = new Axis("cell", x.shape().size());
        Tensor swapped = x.reshape(cells).gather("cell", cell.reshape(cells)).reshape(rows, columns);
        return random.bernoulli(p, x.shape()).choose(swapped, x);
    }
}
