package org.hourglass.cli.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailureTest {

    @TempDir
    private Path folder;

    @Test
    void knownErrorsKeepTheirMessageAndCode() {
        for (ErrorCode code : List.of(ErrorCode.USER, ErrorCode.PLUGIN, ErrorCode.RESOURCES)) {
            assertThat(of(new HourglassException(code, "what it says"))).isEqualTo(new Failure(code, "what it says"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFullDiskIsTheEnvironment() {
        Failure failure = of(new UncheckedIOException(new IOException("No space left on device")));
        assertThat(failure.exit()).isEqualTo(3);
        assertThat(failure.message())
                .isEqualTo(
                        "disk: must have room, but got No space left on device; make room and run `hourglass resume`");
    }

    @Test
    void aFileWithoutRightsIsTheEnvironment() {
        Failure failure = of(new IllegalStateException(new AccessDeniedException("/w/x")));
        assertThat(failure.exit()).isEqualTo(3);
        assertThat(failure.message())
                .isEqualTo("/w/x: must be writable, but access is denied; change its rights or name another workspace");
    }

    @Test
    void anythingElseIsAFaultOfOursWithItsLog() {
        Failure failure = of(new IllegalStateException("impossible"));
        assertThat(failure.exit()).isEqualTo(4);
        assertThat(failure.message())
                .startsWith(
                        "a fault of Hourglass: java.lang.IllegalStateException: impossible; please report it with the file ")
                .contains(folder.resolve("logs").toString());
        assertThat(folder.resolve("logs"))
                .isDirectoryContaining(file -> file.getFileName().toString().matches("fault-.*\\.log"));
    }

    private Failure of(Throwable thrown) {
        return Failure.of(thrown, List.of("run", "x"), "1.0", List.of(folder.resolve("logs")));
    }
}
