package org.hourglass.losses;

import org.hourglass.spi.Loss;
import org.hourglass.spi.LossPlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * Structural dissimilarity of images: differences of local brightness, contrast and structure.
 *
 * <pre>
 *   L(x, r) = 1 − mean over windows of (2 μₓ μᵣ + C₁) (2 σₓᵣ + C₂) / ((μₓ² + μᵣ² + C₁) (σₓ² + σᵣ² + C₂))
 *   r = sigmoid(raw),   C₁ = 0.01²,   C₂ = 0.03²
 * </pre>
 *
 * <p>Means μ, variances σ² and covariance σₓᵣ are weighted by a Gaussian with a deviation of 1.5 pixels in a window of 11 x
 * 11 pixels, 7 x 7 for images with a side below 32; windows lie within the image. Shape: x, raw and r are {@code [batch,
 * features]}, images, L is {@code [batch]}. Domain: 0 ≤ x ≤ 1. Unit: none, L is in [0, 2]. Reduction: mean over windows and
 * channels; the mean over the batch is taken by the engine. Gradient: by automatic differentiation; the constants keep it
 * finite in even regions.
 *
 * <p>Source: Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image quality assessment: from error visibility to
 * structural similarity", IEEE Transactions on Image Processing 13, 2004, section III.B, equation 13.
 */
@LossPlugin(name = "ssim", doc = "One minus the structural similarity of images")
record Ssim() implements Loss {

    @Override
    public Tensor perSample(Tensor x, Tensor raw, Scope scope) {
        Tensor images = Similarity.images("ssim", x, scope);
        Tensor others = reconstruction(raw).reshape(images.shape().axes().toArray(Axis[]::new));
        return Similarity.of(images, others, Similarity.window(images.shape()))
                .whole()
                .oneMinus();
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
