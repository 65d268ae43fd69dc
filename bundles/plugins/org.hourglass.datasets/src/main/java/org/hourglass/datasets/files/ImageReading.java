package org.hourglass.datasets.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads one PNG or JPEG file into values of one size. */
final class ImageReading {

    private static final long MOST_PIXELS = 50_000_000;

    private ImageReading() {}

    /**
     * Puts the image into the values from a place on.
     *
     * @throws IOException if it is none; the message says why, without the file's name
     */
    static void read(Path file, ImageSize size, float[] values, int at) throws IOException {
        BufferedImage image;
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no image in a format that can be read");
            }
            ImageReader reader = readers.next();
            try {
                image = read(reader, in);
            } catch (RuntimeException e) { // what the JDK's readers throw at some broken files
                throw new IOException("broken: " + e, e);
            } finally {
                reader.dispose();
            }
        }
        new Resampling(new Pixels(image, size.channels()), size).into(values, at);
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        String format = reader.getFormatName().toUpperCase(Locale.ROOT);
        if (!format.equals("PNG") && !format.equals("JPEG")) {
            throw new IOException("neither PNG nor JPEG, but " + format);
        }
        reader.setInput(in, true, true);
        long height = reader.getHeight(0);
        long width = reader.getWidth(0);
        if (height * width > MOST_PIXELS) {
            throw new IOException("%d x %d is more than %d pixels".formatted(height, width, MOST_PIXELS));
        }
        AtomicReference<String> ended = new AtomicReference<>();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.contains("remature end")) { // of a JPEG file: the rest would be grey
                ended.set(warning);
            }
        });
        BufferedImage image = reader.read(0);
        if (ended.get() != null) {
            throw new IOException(ended.get());
        }
        return image;
    }
}
