package org.hourglass.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.engine.compute.Computation.Array;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        arrays.put("encoder.weights", new Array("F32", new long[] {1, 2}, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
        arrays.put("step", new Array("I64", new long[] {}, new byte[] {9, 0, 0, 0, 0, 0, 0, 0}));
        Path file = folder.resolve("a.safetensors");
        Safetensors.write(file, arrays);
        Map<String, Array> read = Safetensors.read(file);
        assertThat(read.keySet()).containsExactly("encoder.weights", "step");
        Array weights = read.get("encoder.weights");
        assertThat(weights.type()).isEqualTo("F32");
        assertThat(weights.shape()).containsExactly(1, 2);
        assertThat(weights.bytes()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(read.get("step").shape()).isEmpty();
        assertThat(Files.exists(folder.resolve("a.safetensors.part"))).isFalse();
    }

    @Test
    void theHeaderIsPaddedToEightBytes() throws IOException {
        Path file = folder.resolve("b.safetensors");
        Safetensors.write(file, Map.of("x", new Array("F32", new long[] {1}, new byte[4])));
        byte[] bytes = Files.readAllBytes(file);
        assertThat((bytes.length - 4) % 8).isZero();
        assertThat(new String(bytes, 8, bytes.length - 12, StandardCharsets.UTF_8))
                .startsWith("{\"__metadata__\":{\"format\":\"hourglass-1\"},\"x\":{\"dtype\":\"F32\"")
                .matches("(?s).*} *");
    }

    @Test
    void aTruncatedFileIsAnErrorThatSaysSo() throws IOException {
        Path file = folder.resolve("c.safetensors");
        Safetensors.write(file, Map.of("x", new Array("F32", new long[] {4}, new byte[16])));
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 40));
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        ".*c.safetensors: must be a safetensors file, but its header length is \\d+ in a file of 40 bytes");
    }

    @Test
    void anAbsurdHeaderLengthAllocatesNothing() throws IOException {
        Path file = folder.resolve("d.safetensors");
        Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 0, 0});
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("header length is 9223372036854775807");
    }
}
