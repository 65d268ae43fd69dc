package org.hourglass.datasets.files;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An array in NumPy's format, alone or in an archive. What its header claims is compared with the length before memory is
 * taken.
 *
 * @param name what messages call it
 * @param length of it all, in bytes
 * @param source opens it
 */
record NpyFile(String name, long length, Source source) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER = 1 << 16;
    private static final int BUFFER = 1 << 16;

    /** Opens the bytes. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /**
     * What was read.
     *
     * @param type of its elements
     * @param sizes of its axes, outermost first
     * @param values all elements, the innermost axis counting fastest
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Content(NpyType type, long[] sizes, float[] values) {

        String shape() {
            return shown(sizes);
        }
    }

    static String shown(long[] sizes) {
        return LongStream.of(sizes).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Reads the whole array. */
    Content read() throws IOException {
        try (DataInputStream in = new DataInputStream(source.open())) {
            byte[] magic = in.readNBytes(MAGIC.length);
            require(Arrays.equals(magic, MAGIC), "must be an array of NumPy, but does not begin like one");
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            require(1 <= version && version <= 3, "must have version 1 to 3 of the format, but got %d", version);
            long size = version == 1
                    ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                    : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            require(size <= MOST_HEADER, "must have a header of at most %d bytes, but got %d", MOST_HEADER, size);
            byte[] text = in.readNBytes((int) size);
            NpyHeader header = NpyHeader.of(name, new String(text, StandardCharsets.UTF_8));
            long count = header.count(name);
            long expected = MAGIC.length
                    + (version == 1 ? 4 : 6)
                    + size
                    + count * header.type().bytes();
            require(
                    length == expected,
                    "must have %d bytes for the shape %s in its header, but got %d; save it again",
                    expected,
                    shown(header.sizes()),
                    length);
            return new Content(header.type(), header.sizes(), values(in, header, (int) count));
        } catch (EOFException e) {
            throw new IOException(name + ": must be a whole array of NumPy, but ends too early; save it again", e);
        }
    }

    private float[] values(InputStream in, NpyHeader header, int count) throws IOException {
        NpyType type = header.type();
        float[] values = new float[count];
        for (int done = 0; done < count; ) {
            int next = Math.min(BUFFER, count - done);
            byte[] bytes = in.readNBytes(next * type.bytes());
            if (bytes.length < next * type.bytes()) {
                throw new EOFException();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < next; i++) {
                values[done] = (float) type.read(buffer);
                require(
                        Float.isFinite(values[done]),
                        "must have finite numbers, but got %s at %s",
                        values[done],
                        shown(header.place(done)));
                done++;
            }
        }
        return values;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the format is a constant at each of the calls above
    private void require(boolean holds, String format, Object... values) throws IOException {
        if (!holds) {
            throw new IOException(name + ": " + format.formatted(values));
        }
    }
}
