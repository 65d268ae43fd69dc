package org.hourglass.tensorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLibraryTest {

    @Test
    void saysWhichPlatformsThereAre() throws Exception {
        String output =
                Child.output(List.of("-Dorg.bytedeco.javacpp.platform=plan9-mips"), Child.class.getName(), "identity");
        // the second attempt says the same
        assertThat(output.lines())
                .hasSize(2)
                .allMatch(
                        ("RESOURCES tensorflow: the platform must be one of [linux-x86_64], but got plan9-mips; use the"
                                + " distribution of Hourglass for it")::equals);
    }

    @Test
    void saysWhereTheLibraryCannotBeUnpacked(@TempDir Path folder) throws Exception {
        // a full disk: no file of this process may have more than 1 MB
        Path cache = Files.createDirectory(folder.resolve("cache"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 2048; exec \"$0\" \"$@\"",
                        java,
                        "-XX:-UsePerfData",
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        "identity")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output.lines().findFirst().orElse("nothing"))
                .startsWith("RESOURCES tensorflow: its native library must be unpacked to " + cache
                        + " and loaded, but got: ")
                .endsWith("; make sure that the folder can be written and has 1 GB free, or set the Java property"
                        + " org.bytedeco.javacpp.cachedir to another one");
    }

    @Test
    void knowsTheProcessorByNameModelAndInstructions() {
        assertThat(Processor.describe(List.of(
                        "processor : 0",
                        "cpu family\t: 25",
                        "model\t\t: 1",
                        "model name\t: AMD EPYC",
                        "flags\t\t: fpu avx2 avx512f")))
                .isEqualTo("AMD EPYC 25 1 avx512f avx2");
        assertThat(Processor.describe(List.of())).isEqualTo("unknown");
    }

    @Test
    void tellsWhatDecidesBits() {
        assertThat(new TensorFlowCompute().identity())
                .containsEntry("tensorflow", "2.18.0")
                .containsOnlyKeys("tensorflow", "onednn", "execution", "platform", "processor");
    }
}
