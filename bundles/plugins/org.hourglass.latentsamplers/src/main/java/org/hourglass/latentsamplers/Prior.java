package org.hourglass.latentsamplers;

import java.util.random.RandomGenerator;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.LatentSamplerPlugin;
import org.hourglass.spi.LinearAlgebra;
import org.hourglass.spi.Matrix;

/**
 * The standard normal distribution, whatever the codes are: what variational and adversarial autoencoders pull their codes
 * towards.
 *
 * <pre>
 *   z ~ N(0, I)
 * </pre>
 *
 * <p>Shape: z is {@code [count, code]}. Domain: codes of any size. Unit: that of the code. Nothing is fitted. Codes of other
 * autoencoders are distributed in another way, so that most of what is decoded from these draws is no sample of theirs.
 *
 * <p>Source: D. P. Kingma, M. Welling, "Auto-encoding variational Bayes", ICLR 2014, section 3.
 */
@LatentSamplerPlugin(name = "prior", doc = "Draws codes from the standard normal distribution")
record Prior() implements LatentSampler {

    @Override
    public Fitted fit(Matrix codes, LinearAlgebra algebra, RandomGenerator random) {
        int size = codes.columns();
        return (count, source) -> {
            float[] values = new float[Math.multiplyExact(count, size)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) source.nextGaussian();
            }
            return Matrix.of(count, size, values);
        };
    }
}
