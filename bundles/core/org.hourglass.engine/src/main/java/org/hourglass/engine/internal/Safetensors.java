package org.hourglass.engine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hourglass.base.Json;
import org.hourglass.engine.compute.Computation.Array;
import org.jspecify.annotations.Nullable;

/**
 * Files of named arrays: 8 bytes of header length (little-endian), a JSON header padded with spaces to a multiple of 8, the
 * bytes of the arrays one after the other.
 *
 * <p>Source: the safetensors format, version 0.4 (Hugging Face).
 */
final class Safetensors {

    private static final int LARGEST_HEADER = 100_000_000;

    private Safetensors() {}

    /** Writes to a temporary file, forces it to disk and moves it into place: a file of this name is always whole. */
    static void write(Path file, Map<String, Array> arrays) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(out, header(arrays));
            for (Array array : arrays.values()) {
                writeAll(out, ByteBuffer.wrap(array.bytes()));
            }
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static ByteBuffer header(Map<String, Array> arrays) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("__metadata__", Map.of("format", "hourglass-1"));
        long offset = 0;
        for (Map.Entry<String, Array> entry : arrays.entrySet()) {
            Array array = entry.getValue();
            long end = offset + array.bytes().length;
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("dtype", array.type());
            description.put("shape", Arrays.stream(array.shape()).boxed().toList());
            description.put("data_offsets", List.of(offset, end));
            entries.put(entry.getKey(), description);
            offset = end;
        }
        byte[] json = Json.write(entries).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer header = ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    /** Reads a whole file; what is not a safetensors file is an {@link IOException} that says so. */
    static Map<String, Array> read(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        long length = all.length < 8 ? -1 : buffer.getLong();
        if (length < 2 || length > Math.min(LARGEST_HEADER, all.length - 8L)) {
            throw new IOException("%s: must be a safetensors file, but its header length is %d in a file of %d bytes"
                    .formatted(file, length, all.length));
        }
        int start = 8 + (int) length;
        Map<String, Array> arrays = new LinkedHashMap<>();
        try {
            Json.parseObject(new String(all, 8, (int) length, StandardCharsets.UTF_8))
                    .forEach((name, description) -> {
                        if (!name.equals("__metadata__")) {
                            arrays.put(name, array((Map<?, ?>) description, all, start));
                        }
                    });
        } catch (IllegalArgumentException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new IOException("%s: the header of this safetensors file is broken".formatted(file), e);
        }
        return arrays;
    }

    private static Array array(Map<?, ?> description, byte[] all, int start) {
        List<Long> offsets = longs(description.get("data_offsets"));
        int from = start + Math.toIntExact(offsets.get(0));
        int to = start + Math.toIntExact(offsets.get(1));
        if (from > to || to > all.length) {
            throw new IndexOutOfBoundsException(to);
        }
        long[] shape = longs(description.get("shape")).stream()
                .mapToLong(Long::longValue)
                .toArray();
        return new Array(String.valueOf(description.get("dtype")), shape, Arrays.copyOfRange(all, from, to));
    }

    private static List<Long> longs(@Nullable Object list) {
        List<Long> numbers = new ArrayList<>();
        for (Object item : (List<?>) Objects.requireNonNull(list)) {
            numbers.add((Long) item);
        }
        return numbers;
    }
}
