package org.hourglass.regularizers;

import java.util.List;
import org.hourglass.spi.Opponent;
import org.hourglass.spi.Pass;
import org.hourglass.spi.tensor.Tensor;

/**
 * A discriminator D against a generator: D learns to tell what is drawn from what is made, the generator to be taken for
 * what is drawn.
 *
 * <pre>
 *   discriminator   −½ · ((1/n) · Σ ln σ(D(drawn)) + (1/n) · Σ ln (1 − σ(D(made))))
 *   generator       −(1/n) · Σ ln σ(D(made))
 * </pre>
 *
 * <p>Both are ln 2 where D cannot tell them apart. The generator's is the form that does not saturate: its gradient is
 * largest where D is sure.
 *
 * @param hidden the widths of the discriminator's hidden layers
 * @param learningRate of the discriminator
 */
record Contest(List<Integer> hidden, double learningRate) {

    /** Returns the generator's loss: a scalar; the pass is told the discriminator's loss and how the contest stands. */
    Tensor between(Pass pass, Tensor drawn, Tensor made) {
        Opponent opponent = pass.opponent("discriminator");
        Critic discriminator = new Critic(hidden, opponent.parameters());
        Tensor real = discriminator.of(drawn);
        Tensor fake = discriminator.of(made);
        opponent.minimise(
                real.negate().softplus().mean().plus(fake.softplus().mean()).times(0.5), learningRate);
        Tensor found = real.greater(0).mean().plus(fake.greater(0).oneMinus().mean());
        pass.report("accuracy", found.times(0.5));
        pass.report("variance", made.variance("batch").mean());
        return fake.negate().softplus().mean();
    }
}
