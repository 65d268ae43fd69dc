package org.hourglass.evaluators;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Samples;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;

/** Grids of sample images as PNG: one row per matrix, one column per sample. */
final class Images {

    static {
        ImageIO.setUseCache(false);
    }

    private static final int GAP = 2;
    private static final int BACKGROUND = 0xffffff;
    private static final int TARGET_PIXELS = 56;

    private final Shape sample;
    private final Interval range;

    Images(Shape sample, Interval range) {
        this.sample = sample;
        this.range = range;
    }

    /** Says whether samples are images in grey or in colour, with known bounds of brightness. */
    boolean possible() {
        boolean image = sample.rank() == 3
                && (sample.axis(2).size() == 1 || sample.axis(2).size() == 3);
        return image && Double.isFinite(range.low()) && Double.isFinite(range.high()) && range.low() < range.high();
    }

    /** Returns rows to show: the first of each class where there are labels, else the first ones. */
    static int[] chosen(Samples samples, int count) {
        List<Integer> rows = new ArrayList<>();
        if (samples.labels().isPresent()) {
            Labels labels = samples.labels().get();
            for (int c = 0; c < labels.classes() && rows.size() < count; c++) {
                for (int i = 0; i < labels.size(); i++) {
                    if (labels.get(i) == c) {
                        rows.add(i);
                        break;
                    }
                }
            }
        }
        for (int i = 0; i < samples.size() && rows.size() < count; i++) {
            if (!rows.contains(i)) {
                rows.add(i);
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Draws these rows of each matrix. */
    byte[] grid(int[] rows, Matrix... lines) {
        int height = sample.axis(0).size();
        int width = sample.axis(1).size();
        int scale = Math.max(1, TARGET_PIXELS / Math.max(height, width));
        BufferedImage canvas = new BufferedImage(
                rows.length * (width * scale + GAP) + GAP,
                lines.length * (height * scale + GAP) + GAP,
                BufferedImage.TYPE_INT_RGB);
        fill(canvas);
        for (int line = 0; line < lines.length; line++) {
            for (int column = 0; column < rows.length; column++) {
                draw(
                        canvas,
                        lines[line].row(rows[column]),
                        GAP + column * (width * scale + GAP),
                        GAP + line * (height * scale + GAP),
                        scale);
            }
        }
        return png(canvas);
    }

    private static void fill(BufferedImage canvas) {
        for (int y = 0; y < canvas.getHeight(); y++) {
            for (int x = 0; x < canvas.getWidth(); x++) {
                canvas.setRGB(x, y, BACKGROUND);
            }
        }
    }

    private void draw(BufferedImage canvas, float[] pixels, int left, int top, int scale) {
        int width = sample.axis(1).size();
        for (int y = 0; y < sample.axis(0).size() * scale; y++) {
            for (int x = 0; x < width * scale; x++) {
                canvas.setRGB(left + x, top + y, colour(pixels, (y / scale) * width + x / scale));
            }
        }
    }

    private int colour(float[] pixels, int position) {
        int channels = sample.axis(2).size();
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            float value = pixels[position * channels + (channels == 1 ? 0 : c)];
            double share = (value - range.low()) / (range.high() - range.low());
            rgb = rgb << 8 | (int) Math.round(255 * Math.min(1, Math.max(0, share)));
        }
        return rgb;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be encoded in memory", e);
        }
        return bytes.toByteArray();
    }
}
