package org.hourglass.losses;

import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * Structural dissimilarity of images on several scales, each half as large as the one before.
 *
 * <pre>
 *   L(x, r) = 1 − S_M^{w_M} · Π_{j&lt;M} C_j^{w_j},   r = sigmoid(raw)
 *   S: the similarity of {@code ssim};   C: contrast and structure alone, (2 σₓᵣ + C₂) / (σₓ² + σᵣ² + C₂)
 * </pre>
 *
 * <p>The scales are as many as have room for the window of {@code ssim} (7 x 7 for images with a side below 32, else 11 x
 * 11), at most 5: 3 for 28 x 28 pixels; the weights 0.0448, 0.2856, 0.3001, 0.2363, 0.1333 of those in use are divided by
 * their sum. Images are halved by the means of 2 x 2 pixels. C and S are means over windows and channels and are at least
 * 1e-4, where the gradient of that scale is 0. Shape: x, raw and r are {@code [batch, features]}, images, L is {@code
 * [batch]}. Domain: 0 ≤ x ≤ 1. Unit: none, L is in [0, 1). Reduction: as above; the mean over the batch is taken by the
 * engine. Gradient: by automatic differentiation.
 *
 * <p>Source: Z. Wang, E. P. Simoncelli, A. C. Bovik, "Multi-scale structural similarity for image quality assessment",
 * Asilomar Conference on Signals, Systems and Computers 2003, equation 7 and section 3.2. Deviation: fewer scales for small
 * images, and the bound.
 */
@LossPlugin(name = "ms-ssim", doc = "One minus the structural similarity of images on several scales")
record MsSsim() implements Loss {

    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
    private static final double LEAST = 1e-4;

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        Tensor images = Similarity.images("ms-ssim", x, scope);
        Tensor others = reconstruction(raw).reshape(images.shape().axes().toArray(Axis[]::new));
        int window = Similarity.window(images.shape());
        int scales = scales(images.shape(), window);
        double total = 0;
        for (int j = 0; j < scales; j++) {
            total += WEIGHTS[j];
        }
        Tensor product = x.constant(1);
        for (int j = 0; j < scales; j++) {
            Similarity similarity = Similarity.of(images, others, window);
            boolean last = j == scales - 1;
            Tensor factor = last ? similarity.whole() : similarity.contrast();
            product = product.times(factor.atLeast(LEAST).pow(WEIGHTS[j] / total));
            if (!last) {
                images = images.meanPool2d(2);
                others = others.meanPool2d(2);
            }
        }
        return product.oneMinus();
    }

    /** Returns on how many scales the window fits into the image. */
    static int scales(Shape images, int window) {
        int side = Similarity.side(images);
        int scales = 1;
        while (scales < WEIGHTS.length && (side + 1) / 2 >= window) {
            side = (side + 1) / 2;
            scales++;
        }
        return scales;
    }

    @Override
    public Tensor reconstruction(Tensor raw) {
        return raw.sigmoid();
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }
}
