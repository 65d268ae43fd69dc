package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {

    @TempDir
    Path folder;

    private void inRecord(String sql) {
        new H2Records().write(folder).close();
        try (Database database = new Database(new Place(folder))) {
            database.transaction(tx -> tx.update(sql));
        }
    }

    private Record read() {
        Record record = new H2Records().read(folder);
        record.studies();
        return record;
    }

    @Test
    void eachFileCanBeRunAgainFromEveryStatement() throws Exception {
        assertThat(Migrations.statements(1)).hasSizeGreaterThan(15);
        try (Connection connection = H2.connectAlone(folder.resolve("killed"), "x");
                Statement statement = connection.createStatement()) {
            Transaction tx = new Transaction(connection);
            for (int version = 1; version <= Migrations.newest(); version++) {
                List<String> statements = Migrations.statements(version);
                for (int killed = 1; killed <= statements.size(); killed++) {
                    for (String sql : statements.subList(0, killed)) {
                        statement.execute(sql);
                    }
                }
                Migrations.run(tx, version);
                Migrations.run(tx, version);
            }
            assertThat(tx.number("SELECT COUNT(*) FROM lease")).isEqualTo(1);
            assertThat(tx.number("SELECT MAX(version) FROM schema_version")).isEqualTo(Migrations.newest());
        }
    }

    private void makeFirstSchema(int trials, int epochs) throws Exception {
        Place place = new Place(folder);
        Files.createDirectories(place.folder());
        try (Connection connection = H2.connectAlone(place.base(), Secret.readOrMake(place));
                Statement statement = connection.createStatement()) {
            Migrations.run(new Transaction(connection), 1);
            for (String sql : List.of(
                    "INSERT INTO study VALUES (1, 'old', 'why?', '', '{}', '', 'val/loss', FALSE, 1, 'COMPLETED', '', "
                            + "CURRENT_TIMESTAMP)",
                    "INSERT INTO trial SELECT 1, x, '{\"a\":' || x || '}', '' FROM SYSTEM_RANGE(0, %1$d - 1)",
                    "INSERT INTO run_order SELECT 'key-' || x, '{\"seed\":' || x || '}' FROM SYSTEM_RANGE(0, %1$d - 1)",
                    "INSERT INTO run (id, study, trial, replicate, state, attempt, seed, run_key, epochs, seconds) "
                            + "SELECT x + 1, 1, x, 0, 'COMPLETED', 1, 7, 'key-' || x, %2$d, 1 FROM SYSTEM_RANGE(0, %1$d - 1)",
                    "INSERT INTO epoch SELECT r.id, x, 1, CURRENT_TIMESTAMP FROM run r, SYSTEM_RANGE(1, %2$d)",
                    "INSERT INTO metric SELECT run, epoch, 'val/loss', run + epoch FROM epoch",
                    "INSERT INTO metric SELECT run, epoch, 'train/loss', 0.5 FROM epoch WHERE epoch < %2$d",
                    "INSERT INTO result SELECT id, 'val/loss', id + %2$d, FALSE FROM run",
                    "INSERT INTO result SELECT id, 'train/loss', 0.5, FALSE FROM run",
                    "INSERT INTO result SELECT id, 'code/knn-1', 0.9, TRUE FROM run")) {
                statement.execute(sql.formatted(trials, epochs));
            }
        }
    }

    private void assertAllIsThere(int trials, int epochs) {
        try (Record record = read()) {
            Record.StudyView study = record.study("old").orElseThrow();
            assertThat(study.objectives()).containsExactly(new Objective("val/loss", false));
            assertThat(study.attempts()).isEqualTo(trials);
            assertThat(study.best().orElseThrow().trial()).isEqualTo(trials - 1);
            assertThat(study.trials()).hasSize(trials).allSatisfy(trial -> assertThat(
                            trial.runs().get(0).metrics())
                    .isEqualTo(Map.of("code/knn-1", 0.9, "train/loss", 0.5, "val/loss", 1.0 + trial.trial() + epochs)));
            Record.RunDetail run = record.run(new RunId("old", 1, 0)).orElseThrow();
            assertThat(run.history().get("val/loss"))
                    .startsWith(new Record.Point(1, 3))
                    .hasSize(epochs);
            assertThat(run.history().get("train/loss")).hasSize(epochs - 1);
            assertThat(run.order()).isEqualTo(Map.of("seed", 1L));
        }
        try (Journal journal = new H2Records().write(folder)) {
            assertThat(journal.trials("old"))
                    .hasSize(trials)
                    .startsWith(new Journal.PlannedTrial(0, 0, Map.of("a", 0L)));
            assertThat(journal.completed("key-1")).contains(new RunId("old", 1, 0));
        }
    }

    @Test
    void aRecordOfTheFirstSchemaIsBroughtUpToDateWithAllThatIsInIt() throws Exception {
        makeFirstSchema(2, 2);
        assertAllIsThere(2, 2);
    }

    @Test
    @Timeout(300)
    void aProcessThatIsKilledWhileItBringsTheRecordUpToDateLosesNothing() throws Exception {
        makeFirstSchema(2000, 10);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int killed = 0;
        for (int kill = 0; kill < Integer.getInteger("hourglass.kills", 4); kill++) {
            try (Spawned child = Spawned.child("open", folder)) {
                child.expect("ready");
                Pause.millis(200 + random.nextInt(1500));
                if (!child.kill().rest().contains("done")) {
                    killed++;
                }
            }
        }
        System.out.printf("migrations: seed %d, killed %d times in the middle%n", seed, killed);
        assertAllIsThere(2000, 10);
    }

    @Test
    void aHalfMadeDatabaseIsMadeAnew() throws Exception {
        Path half = folder.resolve(".hourglass/record-new.mv.db");
        Files.createDirectories(half.getParent());
        Files.writeString(half, "half");
        new H2Records().write(folder).close();

        assertThat(half).doesNotExist();
        read().close();
    }

    @Test
    void aNewerSchemaIsRefusedWithBothNumbers() {
        inRecord("INSERT INTO schema_version VALUES (7, '007-later.sql', 'x', CURRENT_TIMESTAMP)");

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        HourglassException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCES))
                .hasMessage("%s: must have schema 5 or older, but got 7; use the newer Hourglass that wrote it"
                        .formatted(folder.resolve(".hourglass/record.mv.db")));
    }

    @Test
    void anotherSchemaOfTheSameNumberIsRefused() {
        inRecord("UPDATE schema_version SET checksum = 'x' WHERE version = 1");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "%s: must have this program's schema 1, but got another one of that number; use the Hourglass that wrote it"
                                .formatted(folder.resolve(".hourglass/record.mv.db")));
    }
}
