package org.hourglass.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Record;
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
        List<String> statements = Migrations.statements(1);
        assertThat(statements).hasSizeGreaterThan(15);
        try (Connection connection = H2.connectAlone(folder.resolve("killed"), "x");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
                statement.execute(sql);
            }
            Migrations.run(new Transaction(connection));
            Migrations.run(new Transaction(connection));
            assertThat(new Transaction(connection).number("SELECT COUNT(*) FROM lease"))
                    .isEqualTo(1);
            assertThat(new Transaction(connection).number("SELECT MAX(version) FROM schema_version"))
                    .isEqualTo(Migrations.newest());
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
                .hasMessage("%s: must have schema 1 or older, but got 7; use the newer Hourglass that wrote it"
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
