package org.hourglass.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The sha256 of everything in the splits of a dataset. */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(Samples... splits) {
        Fingerprint all = new Fingerprint();
        for (Samples split : splits) {
            all.add(split.values());
            split.labels().ifPresent(all::add);
            split.factors().ifPresent(all::add);
        }
        return HexFormat.of().formatHex(all.digest.digest());
    }

    private void add(Matrix matrix) {
        addNumbers(matrix.rows(), matrix.columns());
        for (int row = 0; row < matrix.rows(); row++) {
            ByteBuffer line = ByteBuffer.allocate(matrix.columns() * Float.BYTES);
            line.asFloatBuffer().put(matrix.row(row));
            digest.update(line);
        }
    }

    private void add(Labels labels) {
        addNumbers(labels.classes());
        addNumbers(labels.toArray());
    }

    private void add(Factors factors) {
        for (Factors.Factor factor : factors.factors()) {
            digest.update(factor.name().getBytes(StandardCharsets.UTF_8));
            addNumbers(factor.count());
        }
        add(factors.values());
    }

    private void addNumbers(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        bytes.asIntBuffer().put(numbers);
        digest.update(bytes);
    }
}
