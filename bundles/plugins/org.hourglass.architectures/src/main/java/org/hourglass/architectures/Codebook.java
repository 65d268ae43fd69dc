package org.hourglass.architectures;

import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Initializer;
import org.hourglass.spi.tensor.Parameters;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Statistic;
import org.hourglass.spi.tensor.Tensor;

/**
 * Entries to which vectors are rounded; {@link VqVae} has the formulas.
 *
 * @param size how many entries there are
 * @param follows what the entries follow
 * @param decay share of the moving average that a step keeps
 * @param restart share of an even use below which an entry begins anew
 */
record Codebook(int size, Follows follows, double decay, double restart) {

    private static final double TINY = 1e-10;

    /** What the entries follow. */
    enum Follows {
        AVERAGE,
        GRADIENT
    }

    /** What vectors became: [vector, dimension], and how many entries are in use, evenly used ones counted fully. */
    record Rounded(Tensor entries, Tensor perplexity) {}

    /** Rounds each vector [vector, dimension] to the nearest entry, which then follows its vectors. */
    Rounded round(Tensor vectors, Scope scope) {
        Shape shape = Shape.of(axis("entry", size), vectors.shape().last());
        Parameters own = scope.parameters().in("codebook");
        if (follows == Follows.GRADIENT) {
            Tensor entries = own.parameter("entries", shape, Initializer.glorot());
            return rounded(nearest(vectors, entries), entries);
        }
        Statistic entries = own.statistic("entries", shape, Initializer.glorot());
        Statistic uses = own.statistic("uses", Shape.of(shape.axis(0)), Initializer.zeros());
        Tensor nearest = nearest(vectors, entries.value());
        if (scope.training()) {
            follow(vectors.stopGradient(), nearest, scope, entries, uses);
        }
        return rounded(nearest, entries.value());
    }

    /** One-hot: the vector's own squared norm is the same for all entries. */
    private Tensor nearest(Tensor vectors, Tensor entries) {
        Tensor closeness = vectors.dot(entries, "dimension").times(2).minus(entries.squaredNorm("dimension"));
        return closeness.argMax("entry").oneHot(axis("entry", size));
    }

    private static Rounded rounded(Tensor nearest, Tensor entries) {
        Tensor share = nearest.mean("vector");
        Tensor entropy = share.times(share.atLeast(TINY).log()).sum().negate();
        return new Rounded(nearest.dot(entries, "entry"), entropy.exp());
    }

    private void follow(Tensor vectors, Tensor nearest, Scope scope, Statistic entries, Statistic uses) {
        Axis vector = vectors.shape().axis(0);
        double even = (double) vector.size() / size;
        Tensor now = nearest.sum("vector");
        Tensor used = uses.value().times(decay).plus(now.times(1 - decay));
        Tensor pull = nearest.dot(vectors, "vector").minus(entries.value().times(now));
        Tensor moved = entries.value().plus(pull.times(1 - decay).over(used.atLeast(TINY)));
        Tensor places = scope.random().named("restart").uniform(now.shape()).times(vector.size());
        Tensor fresh = vectors.gather("vector", places);
        Tensor dead = used.constant(restart * even).greater(used);
        entries.become(dead.choose(fresh, moved));
        uses.become(dead.choose(used.constant(even), used));
    }
}
