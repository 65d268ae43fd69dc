package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.hourglass.study.Objective;
import org.junit.jupiter.api.Test;
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

    @Test
    void aRecordOfTheFirstSchemaIsBroughtUpToDateWithAllThatIsInIt() throws Exception {
        Place place = new Place(folder);
        Files.createDirectories(place.folder());
        try (Connection connection = H2.connectAlone(place.base(), Secret.readOrMake(place));
                Statement statement = connection.createStatement()) {
            Migrations.run(new Transaction(connection), 1);
            statement.execute(
                    "INSERT INTO study VALUES (1, 'old', 'why?', '', '{}', '', 'val/loss', FALSE, 1, 'COMPLETED', "
                            + "'', CURRENT_TIMESTAMP)");
            for (int trial = 0; trial < 2; trial++) {
                statement.execute("INSERT INTO trial VALUES (1, %d, '{\"a\":%d}', '')".formatted(trial, trial));
                statement.execute(
                        "INSERT INTO run (id, study, trial, replicate, state, attempt, seed, epochs, seconds) "
                                + "VALUES (%d, 1, %d, 0, 'COMPLETED', 1, 7, 2, 1)".formatted(trial, trial));
                for (int epoch = 1; epoch <= 2; epoch++) {
                    statement.execute(
                            "INSERT INTO epoch VALUES (%d, %d, 1, CURRENT_TIMESTAMP)".formatted(trial, epoch));
                    statement.execute("INSERT INTO metric VALUES (%d, %d, 'val/loss', %d)"
                            .formatted(trial, epoch, trial + epoch));
                }
                statement.execute("INSERT INTO result VALUES (%d, 'val/loss', %d, FALSE)".formatted(trial, trial + 2));
            }
        }
        try (Record record = read()) {
            Record.StudyView study = record.study("old").orElseThrow();
            assertThat(study.objectives()).containsExactly(new Objective("val/loss", false));
            assertThat(study.attempts()).isEqualTo(2);
            assertThat(study.best().orElseThrow().trial()).isEqualTo(1);
            assertThat(record.run(new RunId("old", 1, 0))
                            .orElseThrow()
                            .history()
                            .get("val/loss"))
                    .containsExactly(new Record.Point(1, 2), new Record.Point(2, 3));
        }
        try (Journal journal = new H2Records().write(folder)) {
            assertThat(journal.trials("old"))
                    .containsExactly(
                            new Journal.PlannedTrial(0, 0, Map.of("a", 0L)),
                            new Journal.PlannedTrial(1, 1, Map.of("a", 1L)));
        }
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
