package org.hourglass.datasets;

import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Data;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/** The four files of an image dataset. */
record IdxFiles(IdxFile trainImages, IdxFile trainLabels, IdxFile testImages, IdxFile testLabels) {

    private static final float[] PIXELS = pixels();

    private static float[] pixels() {
        float[] values = new float[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 255f;
        }
        return values;
    }

    /** Loads them; pixels are divided by 255. */
    Data load(String fingerprint) throws IOException {
        IdxFile.Content train = trainImages.read(IdxFile.IMAGES);
        IdxFile.Content test = testImages.read(IdxFile.IMAGES);
        int height = train.sizes()[1];
        int width = train.sizes()[2];
        if (test.sizes()[1] != height || test.sizes()[2] != width) {
            throw new IOException("%s: images must be %d x %d as those of %s, but got %d x %d"
                    .formatted(testImages.name(), height, width, trainImages.name(), test.sizes()[1], test.sizes()[2]));
        }
        byte[] trainClasses = labels(trainLabels, trainImages, train);
        byte[] testClasses = labels(testLabels, testImages, test);
        int classes = 1 + Math.max(largest(trainClasses), largest(testClasses));
        return new Data(
                Shape.of(axis("height", height), axis("width", width), axis("channels", 1)),
                Interval.UNIT,
                samples(train, classes, trainClasses),
                samples(test, classes, testClasses),
                fingerprint);
    }

    private static byte[] labels(IdxFile file, IdxFile imageFile, IdxFile.Content images) throws IOException {
        byte[] classes = file.read(IdxFile.LABELS).bytes();
        if (classes.length != images.sizes()[0]) {
            throw new IOException("%s: must have a label for each of the %d images of %s, but got %d"
                    .formatted(file.name(), images.sizes()[0], imageFile.name(), classes.length));
        }
        return classes;
    }

    private static int largest(byte[] classes) {
        return IntStream.range(0, classes.length)
                .map(i -> classes[i] & 0xff)
                .max()
                .orElse(0);
    }

    private static Samples samples(IdxFile.Content images, int classes, byte[] labels) {
        byte[] bytes = images.bytes();
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = PIXELS[bytes[i] & 0xff];
        }
        int[] of = IntStream.range(0, labels.length).map(i -> labels[i] & 0xff).toArray();
        int rows = images.sizes()[0];
        return new Samples(Matrix.of(rows, bytes.length / rows, values), Optional.of(Labels.of(classes, of)));
    }
}
