package org.hourglass.noise;

import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.spi.tensor.Tensor;

/** Samples as images, and images as samples, for noise that needs to know which pixels are neighbours. */
final class Images {

    static final String HEIGHT = "height";
    static final String WIDTH = "width";
    static final String CHANNELS = "channels";

    private Images() {}

    /** Returns samples as images: [batch, height, width, channels]. */
    static Tensor of(String noise, Tensor x, Scope scope) {
        Shape sample = scope.sample();
        if (sample.rank() != 3) {
            throw new IllegalArgumentException(
                    "%s: a sample must be an image [height, width, channels], but got %s; use noise that needs no image, such as masking"
                            .formatted(noise, sample));
        }
        return x.reshape(
                x.shape().axis(0),
                sample.axis(0).named(HEIGHT),
                sample.axis(1).named(WIDTH),
                sample.axis(2).named(CHANNELS));
    }

    /** Returns images with their axes in any order as samples: [batch, features]. */
    static Tensor samples(Tensor images, Tensor like) {
        return images.transpose(like.shape().axis(0).name(), HEIGHT, WIDTH, CHANNELS)
                .reshape(like.shape().axes().toArray(Axis[]::new));
    }
}
