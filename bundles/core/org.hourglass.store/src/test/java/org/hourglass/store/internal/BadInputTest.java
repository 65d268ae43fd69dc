package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a workspace is said in one sentence, with what to do. */
final class BadInputTest {

    @TempDir
    Path folder;

    private Path workspace;
    private Place place;

    @BeforeEach
    void openToAll() throws IOException {
        permit(folder, "rwxr-xr-x");
        workspace = Files.createDirectory(folder.resolve("workspace"));
        permit(workspace, "rwxr-xr-x");
        place = new Place(workspace);
    }

    private static void permit(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private void record() {
        try (Journal journal = new H2Records().write(workspace)) {
            journal.begin(Samples.study("sparse", 1, 1));
        }
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> {
                    try (Record record = new H2Records().read(workspace)) {
                        record.studies();
                    }
                })
                .isInstanceOfSatisfying(HourglassException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES);
                    assertThat(e).hasMessage(sentence);
                });
    }

    @Test
    void aFileThatIsNoDatabase() throws IOException {
        record();
        byte[] garbage = new byte[5000];
        new Random(1).nextBytes(garbage);
        Files.write(place.file(), garbage);

        assertRefused(
                "%s: must be a whole database, but got a damaged file (EOFException); put a copy of it back, or move it away to begin a new record"
                        .formatted(place.file()));
    }

    @Test
    void aFileThatWasCutOff() throws IOException {
        record();
        byte[] bytes = Files.readAllBytes(place.file());
        Files.write(place.file(), java.util.Arrays.copyOf(bytes, 9000));

        assertRefused(
                "%s: must be a whole record, but got a database without its tables; put a copy of it back, or move it away to begin a new record"
                        .formatted(place.file()));
        Files.write(place.file(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> new H2Records().write(workspace))
                .hasMessageStartingWith("%s: must be a whole ".formatted(place.file()))
                .hasMessageEndingWith("; put a copy of it back, or move it away to begin a new record");
    }

    @Test
    void aPasswordThatIsAnotherOrMissing() throws IOException {
        record();
        Files.writeString(place.secret(), "another");
        assertRefused("%s: must be the password that the record was made with; put the right file back"
                .formatted(place.secret()));
        Files.delete(place.secret());
        assertRefused(
                "%s: must be there, it was made with the record; put it back, or move %s away to begin a new record"
                        .formatted(place.secret(), place.file()));
    }

    @Test
    void aPathThatH2CannotName() {
        assertThatThrownBy(() -> new H2Records().read(Path.of("/tmp/a;b")))
                .hasMessage("/tmp/a;b: a workspace's path must not contain `;`; move or rename the folder");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatHoldsTheDatabaseAndWasStopped() throws Exception {
        record();
        try (Spawned holder = Spawned.child("read", workspace)) {
            holder.expect("studies 1");
            new ProcessBuilder("kill", "-STOP", String.valueOf(holder.pid()))
                    .start()
                    .waitFor();
            try (Database database = new Database(place, Duration.ofSeconds(1), true)) {
                assertThatThrownBy(() -> database.transaction(tx -> tx.number("SELECT 1")))
                        .hasMessage(
                                "%s: the process that opened it first must answer, but got nothing for 1 s; let it go on (`fg` if it was stopped with Ctrl-Z), or end it"
                                        .formatted(place.file()));
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWritten() throws IOException {
        try (Spawned nobody = Spawned.nobody(folder, "stream", workspace, 1, 2)) {
            assertThat(nobody.rest())
                    .containsExactly(
                            "RESOURCES %s: must be writable, but got no permission (%s); give the right to write, or use another workspace"
                                    .formatted(workspace, place.folder()));
            assertThat(nobody.exit()).isEqualTo(3);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRecordThatCanOnlyBeReadIsRead() throws IOException {
        try (Spawned killed = Spawned.child("hold", workspace)) {
            killed.expect("ready");
            killed.kill().rest();
        }
        try (Stream<Path> files = Files.list(place.folder())) {
            for (Path file : files.toList()) {
                Spawned.giveToNobody(file);
                permit(file, "r--r--r--");
            }
        }
        Spawned.giveToNobody(place.folder());
        permit(place.folder(), "r-xr-xr-x");
        try (Spawned nobody = Spawned.nobody(folder, "read", workspace)) {
            nobody.expect("studies 1");
            nobody.say("end");
            assertThat(nobody.exit()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRecordOfSomebodyElse() throws IOException {
        record();
        try (Spawned nobody = Spawned.nobody(folder, "read", workspace)) {
            assertThat(nobody.rest())
                    .containsExactly(
                            "RESOURCES %s: must be writable, but got no permission (%s); give the right to write, or use another workspace"
                                    .formatted(workspace, place.secret()));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatMayNotGrow() {
        List<String> limit = List.of("prlimit", "--fsize=700000");
        try (Spawned limited =
                Spawned.start(limit, System.getProperty("java.class.path"), "stream", workspace, 1, 100_000)) {
            assertWhatWasToldIsKept(limited);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFull() throws Exception {
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", workspace.toString())
                        .start()
                        .waitFor()
                == 0;
        assumeThat(mounted).as("this system lets us mount a small disk").isTrue();
        try (Spawned limited = Spawned.child("stream", workspace, 1, 100_000)) {
            assertWhatWasToldIsKept(limited);
        } finally {
            new ProcessBuilder("umount", workspace.toString()).start().waitFor();
        }
    }

    private void assertWhatWasToldIsKept(Spawned limited) {
        List<String> lines = limited.rest();
        assertThat(limited.exit()).isEqualTo(3);
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(
                        "RESOURCES %s: must have room to grow, but its disk is full; make room, then `hourglass resume` (what was recorded so far is kept)"
                                .formatted(workspace));
        String told = lines.get(lines.size() - 2);
        assertThat(told).startsWith("told ");
        try (Record record = new H2Records().read(workspace)) {
            assertThat(record.run(Child.RUN).orElseThrow().history().get("train/loss"))
                    .hasSize(Integer.parseInt(told.substring(5)));
        }
    }
}
