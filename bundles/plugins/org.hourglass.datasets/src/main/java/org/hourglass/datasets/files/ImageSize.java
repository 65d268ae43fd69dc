package org.hourglass.datasets.files;

import static org.hourglass.spi.tensor.Axis.axis;

import org.hourglass.spi.tensor.Shape;

/** What all images are brought to. */
record ImageSize(int height, int width, ImageFolder.Colour colour, ImageFolder.Fit fit) {

    int channels() {
        return colour.channels();
    }

    int values() {
        return height * width * channels();
    }

    Shape sample() {
        return Shape.of(axis("height", height), axis("width", width), axis("channels", channels()));
    }
}
