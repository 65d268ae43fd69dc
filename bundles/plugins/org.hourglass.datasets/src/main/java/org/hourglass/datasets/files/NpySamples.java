package org.hourglass.datasets.files;

import static org.hourglass.spi.tensor.Axis.axis;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Data;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/** Makes a dataset of arrays. */
final class NpySamples {

    private static final int MOST_CLASSES = 100_000;

    private NpySamples() {}

    /**
     * The arrays of one split.
     *
     * @param values the samples
     * @param labels their classes, if there are any
     */
    record Part(NpyFile values, Optional<NpyFile> labels) {}

    /** Says what is done with the values and how they are split where there is no test array. */
    record Options(double divisor, double testShare, long seed) {}

    static Data of(Part train, Optional<Part> test, Options options) throws IOException {
        Rows rows = rows(train, options.divisor);
        if (test.isEmpty()) {
            Interval range = Rows.range(rows.values());
            return rows.split(range, classes(rows), options.testShare, options.seed);
        }
        Rows tests = rows(test.get(), options.divisor);
        if (!tests.sample().equals(rows.sample())) {
            throw new IOException("%s: must have samples %s as %s, but got %s"
                    .formatted(tests.name(), rows.sample(), rows.name(), tests.sample()));
        }
        return rows.split(
                Rows.range(rows.values(), tests.values()),
                Math.max(classes(rows), classes(tests)),
                tests,
                options.seed);
    }

    private static int classes(Rows rows) {
        return rows.labels()
                .map(labels -> 1 + IntStream.of(labels).max().orElse(0))
                .orElse(0);
    }

    private static Rows rows(Part part, double divisor) throws IOException {
        NpyFile.Content content = part.values.read();
        String name = part.values.name();
        Shape sample = sample(name, content);
        float[] values = content.values();
        for (int i = 0; i < values.length && divisor != 1; i++) {
            values[i] = (float) (values[i] / divisor);
            if (!Float.isFinite(values[i])) {
                throw new IOException(
                        "`divisor`: must leave finite numbers, but got %s of %s".formatted(divisor, name));
            }
        }
        return new Rows(
                name,
                sample,
                values,
                part.labels.isEmpty()
                        ? Optional.empty()
                        : Optional.of(labels(part.labels.get(), name, (int) content.sizes()[0])));
    }

    private static Shape sample(String name, NpyFile.Content content) throws IOException {
        int[] sizes = Arrays.stream(content.sizes()).mapToInt(Math::toIntExact).toArray();
        return switch (sizes.length) {
            case 2 -> Shape.of(axis("features", sizes[1]));
            case 3 -> Shape.of(axis("height", sizes[1]), axis("width", sizes[2]), axis("channels", 1));
            case 4 -> Shape.of(axis("height", sizes[1]), axis("width", sizes[2]), axis("channels", sizes[3]));
            default ->
                throw new IOException(
                        "%s: must be [samples, features], [samples, height, width] or [samples, height, width, channels], but got %s"
                                .formatted(name, content.shape()));
        };
    }

    private static int[] labels(NpyFile file, String samples, int rows) throws IOException {
        NpyFile.Content content = file.read();
        if (!content.type().whole()) {
            throw new IOException("%s: labels must be whole numbers, but got %s; convert them with astype"
                    .formatted(file.name(), content.type().code()));
        }
        if (content.sizes().length == 0 || content.sizes()[0] != rows || content.values().length != rows) {
            throw new IOException("%s: must have a label for each of the %d samples of %s, but got %s"
                    .formatted(file.name(), rows, samples, content.shape()));
        }
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            float label = content.values()[i];
            if (!(0 <= label && label < MOST_CLASSES)) {
                throw new IOException("%s: labels must be in [0, %d), but got %s at [%d]"
                        .formatted(file.name(), MOST_CLASSES, Math.round((double) label), i));
            }
            labels[i] = (int) label;
        }
        return labels;
    }
}
