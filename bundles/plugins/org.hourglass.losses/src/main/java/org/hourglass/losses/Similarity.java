package org.hourglass.losses;

import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/**
 * Structural similarity of images, the mean over all windows within the image and over channels.
 *
 * @param whole luminance times contrast and structure: [batch]
 * @param contrast contrast and structure alone: [batch]
 */
record Similarity(Tensor whole, Tensor contrast) {

    private static final double SD = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final int LARGE = 32;
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String CHANNELS = "channels";

    /** Returns samples as images: [batch, height, width, channels], or refuses them in the name of the loss. */
    static Tensor images(String loss, Tensor x, Scope scope) {
        Shape sample = scope.sample();
        if (sample.rank() != 3) {
            throw new IllegalArgumentException(
                    "%s: a sample must be an image [height, width, channels], but got %s; use another loss, such as mse-mean"
                            .formatted(loss, sample));
        }
        Tensor images = x.reshape(
                x.shape().axis(0),
                sample.axis(0).named(HEIGHT),
                sample.axis(1).named(WIDTH),
                sample.axis(2).named(CHANNELS));
        int window = window(images.shape());
        if (side(images.shape()) < window) {
            throw new IllegalArgumentException(
                    "%s: an image must have at least the %d x %d pixels of the window, but got %d x %d; use another loss, such as mse-mean"
                            .formatted(
                                    loss,
                                    window,
                                    window,
                                    sample.axis(0).size(),
                                    sample.axis(1).size()));
        }
        return images;
    }

    /** Returns the side of the window for images of this shape. */
    static int window(Shape images) {
        return side(images) < LARGE ? 7 : 11;
    }

    /** Returns the smaller side of images. */
    static int side(Shape images) {
        return Math.min(images.axis(HEIGHT).size(), images.axis(WIDTH).size());
    }

    static Similarity of(Tensor x, Tensor y, int window) {
        Axis channels = x.shape().axis(CHANNELS);
        Tensor all = x.concat(CHANNELS, y, x.square(), y.square(), x.times(y));
        Tensor[] means = parts(filtered(filtered(all, HEIGHT, window), WIDTH, window), channels);
        Tensor products = means[0].times(means[1]);
        Tensor squares = means[0].square().plus(means[1].square());
        Tensor covariance = means[4].minus(products);
        Tensor variances = means[2].plus(means[3]).minus(squares);
        Tensor luminance = products.times(2).plus(C1).over(squares.plus(C1));
        Tensor contrast = covariance.times(2).plus(C2).over(variances.plus(C2));
        return new Similarity(
                luminance.times(contrast).mean(HEIGHT, WIDTH, CHANNELS), contrast.mean(HEIGHT, WIDTH, CHANNELS));
    }

    private static Tensor[] parts(Tensor all, Axis channels) {
        int size = channels.size();
        Tensor[] parts = new Tensor[all.shape().axis(CHANNELS).size() / size];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = all.slice(CHANNELS, i * size, (i + 1) * size);
        }
        return parts;
    }

    /** Returns the means over windows along one axis, weighted by a Gaussian: a product with a band matrix. */
    private static Tensor filtered(Tensor image, String name, int window) {
        Axis pixels = image.shape().axis(name);
        Axis windows = new Axis("windows", pixels.size() - window + 1);
        double middle = (window - 1) / 2.0;
        double total = 0;
        for (int i = 0; i < window; i++) {
            total += Math.exp(-(i - middle) * (i - middle) / (2 * SD * SD));
        }
        Tensor distance =
                image.places(pixels).expand(windows).minus(image.places(windows).plus(middle));
        Tensor inside = distance.abs().greater(middle + 0.5).oneMinus();
        Tensor weights =
                distance.square().over(-2 * SD * SD).exp().times(inside).over(total);
        return image.dot(weights, name).rename("windows", name);
    }
}
