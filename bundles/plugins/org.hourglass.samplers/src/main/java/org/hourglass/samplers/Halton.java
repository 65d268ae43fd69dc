package org.hourglass.samplers;

import org.hipparchus.random.HaltonSequenceGenerator;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.Draws;
import org.hourglass.spi.search.SearchSpace;

/**
 * Halton's sequence, shifted: points that fill the space more evenly than random ones, whatever their number.
 *
 * <pre>
 *   x_d(i) = ( sum over k of  (w_d a_k mod p_d) p_d^-(k + 1)  +  u_d )  mod 1,    i = sum over k of  a_k p_d^k
 *   p_d: the prime number d,   w_d: its weight,   u_d ~ U(0, 1), the same for all points
 * </pre>
 *
 * <p>Shape: a space of at most 40 dimensions, any number of objectives. Domain: all; each dimension has its own coordinate, also
 * one that is not always active. Results are not looked at. The shift is a function of the seed, by the dimension's name; as
 * shifted the first point is like the others, it is not left out.
 *
 * <p>Source: J. Halton, "On the efficiency of certain quasi-random sequences of points in evaluating multi-dimensional
 * integrals", Numerische Mathematik 2, 1960; weights of B. Vandewoestyne, R. Cools, "Good permutations for deterministic
 * scrambled Halton sequences in terms of L2-discrepancy", 2006; shift of R. Cranley, T. Patterson, "Randomization of number
 * theoretic methods for multiple integration", SIAM 1976.
 */
@SamplerPlugin(name = "halton", doc = "Fills the space evenly by a shifted Halton sequence")
record Halton() implements Sampler {

    private static final int DIMENSIONS = 40;

    @Override
    public boolean adaptive() {
        return false;
    }

    @Override
    public Search begin(SearchSpace space, Task task) {
        int dimensions = Coordinates.checked("halton", space, DIMENSIONS);
        HaltonSequenceGenerator sequence = new HaltonSequenceGenerator(dimensions);
        Draws shifts = new Draws(task.seed(), 0);
        Coordinates coordinates = new Coordinates(space);
        return (number, history) -> coordinates.point(
                sequence.skipTo(Math.toIntExact(number)), (name, x) -> (x + shifts.uniform(name)) % 1);
    }
}
