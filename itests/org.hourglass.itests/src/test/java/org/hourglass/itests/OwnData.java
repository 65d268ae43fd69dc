package org.hourglass.itests;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** A user's own files, of the same samples in every format: 8 × 8 pixels with a bright square that moves. */
final class OwnData {

    private static final int SIDE = 8;
    private static final int SAMPLES = 200;

    private OwnData() {}

    static void writeTo(Path data) throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("own.csv"), csv());
        Files.write(data.resolve("own.npy"), npy());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(data.resolve("own.npz")))) {
            zip.putNextEntry(new ZipEntry("x_train.npy"));
            zip.write(npy());
            zip.closeEntry();
        }
        images(data.resolve("images"));
        for (String split : new String[] {"train", "t10k"}) {
            Files.write(data.resolve(split + "-images-idx3-ubyte"), idx(0x803, SAMPLES, SIDE, SIDE));
            Files.write(data.resolve(split + "-labels-idx1-ubyte"), idx(0x801, SAMPLES));
        }
    }

    private static float pixel(int sample, int x, int y) {
        int left = sample % 5;
        int top = sample / 5 % 5;
        boolean inside = x >= left && x < left + 3 && y >= top && y < top + 3;
        return inside ? 1 : 0;
    }

    private static String csv() {
        StringBuilder text = new StringBuilder("kind,a,b,c\n");
        for (int i = 0; i < SAMPLES; i++) {
            text.append(String.format(
                    Locale.ROOT, "k%d,%.3f,%.3f,%.3f%n", i % 2, Math.sin(i), Math.cos(i), Math.sin(2 * i)));
        }
        return text.toString();
    }

    private static byte[] npy() throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(SAMPLES, SIDE * SIDE);
        String padded = header + " ".repeat(127 - 10 - header.length()) + "\n";
        ByteBuffer values = ByteBuffer.allocate(4 * SAMPLES * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SAMPLES * SIDE * SIDE; i++) {
            values.putFloat(pixel(i / (SIDE * SIDE), i % SIDE, i / SIDE % SIDE));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) padded.length(), 0});
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
        out.write(values.array());
        return out.toByteArray();
    }

    private static void images(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < SAMPLES; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            for (int k = 0; k < SIDE * SIDE; k++) {
                image.getRaster().setSample(k % SIDE, k / SIDE, 0, (int) (255 * pixel(i, k % SIDE, k / SIDE)));
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("image-%03d.png".formatted(i)))) {
                ImageIO.write(image, "png", out);
            }
        }
    }

    /** Returns an IDX file of bytes: its magic number, its sizes, and pixels or, of one size, classes. */
    private static byte[] idx(int magic, int... sizes) {
        int length = 1;
        for (int size : sizes) {
            length *= size;
        }
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + length);
        file.putInt(magic);
        for (int size : sizes) {
            file.putInt(size);
        }
        for (int i = 0; i < length; i++) {
            file.put((byte) (sizes.length == 1 ? i % 2 : 255 * pixel(i / (SIDE * SIDE), i % SIDE, i / SIDE % SIDE)));
        }
        return file.array();
    }
}
