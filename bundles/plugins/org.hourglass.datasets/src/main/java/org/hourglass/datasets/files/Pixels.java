package org.hourglass.datasets.files;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** The pixels of an image as numbers in [0, 1], line by line. */
final class Pixels {

    private final BufferedImage image;
    private final int channels;
    private final boolean grey;
    private final int[] colours;

    Pixels(BufferedImage image, int channels) {
        this.image = image;
        this.channels = channels;
        // the JDK takes grey for linear light and would make other values of it
        this.grey = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && image.getRaster().getSampleModel().getDataType() <= DataBuffer.TYPE_USHORT;
        this.colours = new int[image.getWidth()];
    }

    int height() {
        return image.getHeight();
    }

    int width() {
        return image.getWidth();
    }

    /** Puts a line into values, channels innermost. */
    void line(int y, double[] values) {
        if (grey) {
            greyLine(y, values);
            return;
        }
        image.getRGB(0, y, width(), 1, colours, 0, width());
        for (int x = 0; x < colours.length; x++) {
            double alpha = (colours[x] >>> 24) / 255.0;
            double red = onWhite(colours[x] >> 16 & 0xff, alpha);
            double green = onWhite(colours[x] >> 8 & 0xff, alpha);
            double blue = onWhite(colours[x] & 0xff, alpha);
            if (channels == 1) {
                values[x] = (299 * red + 587 * green + 114 * blue) / 1000;
            } else {
                values[3 * x] = red;
                values[3 * x + 1] = green;
                values[3 * x + 2] = blue;
            }
        }
    }

    private static double onWhite(int value, double alpha) {
        return alpha * value / 255.0 + (1 - alpha);
    }

    private void greyLine(int y, double[] values) {
        Raster raster = image.getRaster();
        int depth = raster.getSampleModel().getSampleSize(0);
        double white = (1 << depth) - 1;
        for (int x = 0; x < width(); x++) {
            double alpha = raster.getNumBands() > 1 ? raster.getSample(x, y, 1) / white : 1;
            double value = alpha * raster.getSample(x, y, 0) / white + (1 - alpha);
            for (int c = 0; c < channels; c++) {
                values[x * channels + c] = value;
            }
        }
    }
}
