package org.hourglass.datasets;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file in IDX format: a magic number, sizes, unsigned bytes. What the header claims is compared with the length of
 * the file before anything is read, and memory grows with what was really read.
 *
 * @param name what messages call the file
 * @param packed whether it is gzipped
 * @param length of its content, unpacked, in bytes; of a gzipped file modulo 2³²
 * @param source opens it
 */
record IdxFile(String name, boolean packed, long length, Source source) {

    static final int LABELS = 0x801;
    static final int IMAGES = 0x803;

    private static final int BUFFER = 1 << 16;
    private static final long MAX_BYTES = Integer.MAX_VALUE - 64L;

    /** Opens the bytes of a file as they are stored. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Sizes, outermost first, and the bytes that they count. */
    record Content(int[] sizes, byte[] bytes) {}

    /** Reads a file of this magic number, whose last byte is the number of sizes. */
    Content read(int magic) throws IOException {
        try (InputStream stored = source.open();
                DataInputStream in = new DataInputStream(packed ? new GZIPInputStream(stored, BUFFER) : stored)) {
            int found = in.readInt();
            require(
                    found == magic,
                    "must start with the magic number 0x%08x of %s, but got 0x%08x; is it another file?",
                    magic,
                    magic == IMAGES ? "IDX images" : "IDX labels",
                    found);
            int[] sizes = new int[magic & 0xff];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = in.readInt();
            }
            int count = checkedCount(sizes);
            byte[] bytes = in.readNBytes(count);
            require(bytes.length == count, "must have %d values, but ends after %d; get it again", count, bytes.length);
            require(
                    in.read() < 0,
                    "must end after %d values, but goes on; get it again",
                    count); // checks gzip's sum, too
            return new Content(sizes, bytes);
        } catch (EOFException e) {
            throw new IOException(name + ": must be a whole IDX file, but ends too early; get it again", e);
        } catch (ZipException e) {
            throw new IOException(
                    "%s: must be a sound gzip file, but got: %s; get it again".formatted(name, e.getMessage()), e);
        }
    }

    private int checkedCount(int[] sizes) throws IOException {
        String shown = String.join(
                " x ", IntStream.of(sizes).mapToObj(Integer::toUnsignedString).toList());
        long count = 1;
        for (int size : sizes) {
            require(size > 0, "must have sizes from 1 to 2147483647, but got %s; get it again", shown);
            count = count > MAX_BYTES ? count : count * size;
        }
        require(
                count <= MAX_BYTES,
                "must have at most %d values, but its header says %s; get it again",
                MAX_BYTES,
                shown);
        long expected = Integer.BYTES * (1L + sizes.length) + count;
        require(
                expected == length,
                "must have %d bytes%s for the sizes %s in its header, but got %d; get it again",
                expected,
                packed ? " unpacked" : "",
                shown,
                length);
        return (int) count;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the format is a constant at each of the calls above
    private void require(boolean holds, String format, Object... values) throws IOException {
        if (!holds) {
            throw new IOException(name + ": " + format.formatted(values));
        }
    }
}
