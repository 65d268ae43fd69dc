package org.hourglass.datasets.files;

import java.nio.ByteBuffer;

/** The types of elements that are read. */
enum NpyType {
    F4("<f4", 4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F8("<f8", 8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getDouble();
        }
    },
    U1("|u1", 1) {
        @Override
        double read(ByteBuffer bytes) {
            return Byte.toUnsignedInt(bytes.get());
        }
    },
    I4("<i4", 4) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getInt();
        }
    },
    I8("<i8", 8) {
        @Override
        double read(ByteBuffer bytes) {
            return bytes.getLong();
        }
    };

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Returns NumPy's name. */
    String code() {
        return code;
    }

    int bytes() {
        return bytes;
    }

    boolean whole() {
        return this != F4 && this != F8;
    }

    /** Reads the next element of a buffer in little-endian order. */
    abstract double read(ByteBuffer bytes);
}
