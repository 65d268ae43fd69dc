package org.hourglass.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files, right and wrong. */
final class IdxWriter {

    private IdxWriter() {}

    /** Returns a header of these sizes with these bytes behind it. */
    static byte[] file(int magic, int[] sizes, int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES * (1 + sizes.length) + values.length);
        buffer.putInt(magic);
        for (int size : sizes) {
            buffer.putInt(size);
        }
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.array();
    }

    static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Writes a dataset of three training images and one test image, 1 x 2, of classes 0, 2, 1 and 2. */
    static void small(Path folder) throws IOException {
        Files.write(
                folder.resolve("train-images-idx3-ubyte"), file(0x803, new int[] {3, 1, 2}, 0, 51, 102, 255, 204, 153));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), file(0x801, new int[] {3}, 0, 2, 1));
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), file(0x803, new int[] {1, 1, 2}, 255, 0));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), file(0x801, new int[] {1}, 2));
    }
}
