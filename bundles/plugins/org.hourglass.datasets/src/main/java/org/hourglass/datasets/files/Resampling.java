package org.hourglass.datasets.files;

/**
 * Brings an image to another size: each new pixel is the mean of those below it, weighted by a triangle as wide as the
 * new pixel, or as an old one where the image grows. One line of the old image is in memory at a time.
 */
final class Resampling {

    private final Pixels pixels;
    private final ImageSize size;

    /**
     * The old pixels that one new pixel is made of.
     *
     * @param first the first of them
     * @param weights of it and the next, 1 together
     */
    @SuppressWarnings("ArrayRecordComponent") // used where it is made, never compared
    record Taps(int first, double[] weights) {

        /** Returns the taps of each of the new pixels over a stretch of old ones. */
        static Taps[] of(int newCount, int begin, int end) {
            double scale = (double) (end - begin) / newCount;
            double reach = Math.max(scale, 1);
            Taps[] taps = new Taps[newCount];
            for (int i = 0; i < newCount; i++) {
                double centre = begin + (i + 0.5) * scale;
                int first = Math.max(begin, (int) Math.floor(centre - reach + 0.5));
                int last = Math.min(end, (int) Math.floor(centre + reach + 0.5));
                double[] weights = new double[last - first];
                double sum = 0;
                for (int j = 0; j < weights.length; j++) {
                    weights[j] = Math.max(0, 1 - Math.abs(first + j + 0.5 - centre) / reach);
                    sum += weights[j];
                }
                for (int j = 0; j < weights.length; j++) {
                    weights[j] /= sum;
                }
                taps[i] = new Taps(first, weights);
            }
            return taps;
        }
    }

    Resampling(Pixels pixels, ImageSize size) {
        this.pixels = pixels;
        this.size = size;
    }

    /** Puts the new image into values, row by row, channels innermost, from a place on. */
    void into(float[] values, int at) {
        int height = pixels.height();
        int width = pixels.width();
        if (size.fit() == ImageFolder.Fit.CUT) { // the largest part of the wanted ratio
            height = (int) Math.max(1, Math.min(height, Math.round((double) width * size.height() / size.width())));
            width = (int) Math.max(1, Math.min(width, Math.round((double) height * size.width() / size.height())));
        }
        int top = (pixels.height() - height) / 2;
        int left = (pixels.width() - width) / 2;
        Taps[] rows = Taps.of(size.height(), top, top + height);
        Taps[] columns = Taps.of(size.width(), left, left + width);
        double[] sums = new double[size.values()];
        double[] line = new double[pixels.width() * size.channels()];
        double[] narrow = new double[size.width() * size.channels()];
        for (int y = top; y < top + height; y++) {
            pixels.line(y, line);
            resize(line, columns, narrow);
            add(narrow, y, rows, sums);
        }
        for (int i = 0; i < sums.length; i++) {
            values[at + i] = (float) Math.min(sums[i], 1);
        }
    }

    private void resize(double[] line, Taps[] columns, double[] narrow) {
        int channels = size.channels();
        for (int i = 0; i < narrow.length; i++) {
            Taps taps = columns[i / channels];
            double sum = 0;
            for (int j = 0; j < taps.weights.length; j++) {
                sum += taps.weights[j] * line[(taps.first + j) * channels + i % channels];
            }
            narrow[i] = sum;
        }
    }

    private static void add(double[] narrow, int y, Taps[] rows, double[] sums) {
        for (int row = 0; row < rows.length; row++) {
            int tap = y - rows[row].first;
            if (tap >= 0 && tap < rows[row].weights.length) {
                for (int i = 0; i < narrow.length; i++) {
                    sums[row * narrow.length + i] += rows[row].weights[tap] * narrow[i];
                }
            }
        }
    }
}
