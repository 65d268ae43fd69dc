package org.hourglass.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What can be told of a gzip file without unpacking it. */
final class Gzip {

    static final int TRAILER = 4;

    private Gzip() {}

    /** Returns the length of the content modulo 2³², which the last four bytes say. */
    static long claimedLength(byte[] end) {
        return end.length < TRAILER
                ? 0
                : Integer.toUnsignedLong(ByteBuffer.wrap(end, end.length - TRAILER, TRAILER)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt());
    }
}
