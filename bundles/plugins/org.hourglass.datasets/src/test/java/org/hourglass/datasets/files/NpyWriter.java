package org.hourglass.datasets.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes small arrays in NumPy's format, right and wrong. */
final class NpyWriter {

    private NpyWriter() {}

    static byte[] floats(String shape, double... values) {
        ByteBuffer data = data(4 * values.length);
        for (double value : values) {
            data.putFloat((float) value);
        }
        return file(1, header("<f4", false, shape), data.array());
    }

    static byte[] bytes(String shape, int... values) {
        ByteBuffer data = data(values.length);
        for (int value : values) {
            data.put((byte) value);
        }
        return file(1, header("|u1", false, shape), data.array());
    }

    static byte[] longs(String shape, long... values) {
        ByteBuffer data = data(8 * values.length);
        for (long value : values) {
            data.putLong(value);
        }
        return file(1, header("<i8", false, shape), data.array());
    }

    static ByteBuffer data(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static String header(String type, boolean fortran, String shape) {
        return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, fortran ? "True" : "False", shape);
    }

    /** Returns a file as NumPy writes it: the header filled up with blanks, so that the data begin at a multiple of 64. */
    static byte[] file(int version, String header, byte[] data) {
        int prefix = 6 + 2 + (version == 1 ? 2 : 4);
        int size = (prefix + header.length() + 1 + 63) / 64 * 64 - prefix;
        byte[] text = (header + " ".repeat(size - header.length() - 1) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = data(prefix + size + data.length);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            file.putShort((short) size);
        } else {
            file.putInt(size);
        }
        return file.put(text).put(data).array();
    }
}
