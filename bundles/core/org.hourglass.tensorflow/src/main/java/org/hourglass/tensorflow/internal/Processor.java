package org.hourglass.tensorflow.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of processor this machine has: TensorFlow picks its instructions by it, and with them the last bits. */
final class Processor {

    private static final List<String> VECTORS =
            List.of("avx512f", "avx512_vnni", "avx512_bf16", "avx_vnni", "amx_tile", "avx2");

    private Processor() {}

    /** Returns the name with the instructions that matter, or "unknown" where the system does not tell. */
    static String name() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                return describe(lines.toList());
            } catch (IOException | java.io.UncheckedIOException e) {
                return "unknown";
            }
        }
        return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse("unknown");
    }

    static String describe(List<String> lines) {
        List<String> flags = List.of(value(lines, "flags").orElse("").split(" "));
        String name = Stream.of("model name", "cpu family", "model")
                .flatMap(key -> value(lines, key).stream())
                .reduce((a, b) -> a + " " + b)
                .orElse("unknown");
        return Stream.concat(Stream.of(name), VECTORS.stream().filter(flags::contains))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key)
                        && line.substring(key.length()).strip().startsWith(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
