package org.hourglass.samplers;

import org.hipparchus.random.SobolSequenceGenerator;
import org.hourglass.spi.Sampler;
import org.hourglass.spi.SamplerPlugin;
import org.hourglass.spi.search.SearchSpace;

/**
 * Sobol's sequence, scrambled: points that fill the space more evenly than random ones.
 *
 * <pre>
 *   x_d(i) = scramble_d( XOR over the bits k of Gray code of i of v_d,k )
 *   scramble: bit k is flipped or not by a fair coin of dimension, k and the bits above it
 * </pre>
 *
 * <p>Shape: a space of at most 21,201 dimensions, any number of objectives. Domain: all; each dimension has its own coordinate,
 * also one that is not always active. Results are not looked at. The scramble is a function of the seed. Each point is
 * uniform for itself, and of 2^m points each of 2^m equal intervals of a coordinate has one; the first point is not left
 * out, as scrambled it is like the others and the balance needs it.
 *
 * <p>Source: I. Sobol, "On the distribution of points in a cube and the approximate evaluation of integrals", USSR Computational
 * Mathematics 7, 1967; directions of S. Joe, F. Kuo, "Constructing Sobol sequences with better two-dimensional projections",
 * SIAM 2008; scramble of A. Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995; the first point: A. Owen, "On
 * dropping the first Sobol' point", 2020.
 */
@SamplerPlugin(name = "sobol", doc = "Fills the space evenly by a scrambled Sobol sequence")
record Sobol() implements Sampler {

    private static final int DIMENSIONS = 21_201;

    @Override
    public boolean adaptive() {
        return false;
    }

    @Override
    public Search begin(SearchSpace space, Task task) {
        int dimensions = Coordinates.checked("sobol", space, DIMENSIONS);
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        OwenScramble scramble = new OwenScramble(task.seed());
        Coordinates coordinates = new Coordinates(space);
        return (number, history) -> coordinates.point(sequence.skipTo(Math.toIntExact(number)), scramble::position);
    }
}
