package org.hourglass.store.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;

/** The record in H2; empty until somebody writes one. */
final class H2Record implements Record {

    /** What is read in one transaction. */
    private interface Query<T> {
        T read(Transaction tx, boolean atWork) throws SQLException;
    }

    private final Database database;
    private final Clock clock;

    H2Record(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<StudySummary> studies() {
        return read(List.of(), Summaries::all);
    }

    @Override
    public Optional<StudyView> study(String name) {
        return read(Optional.empty(), (tx, atWork) -> Views.study(tx, name, atWork));
    }

    @Override
    public Optional<RunDetail> run(RunId run) {
        return read(Optional.empty(), (tx, atWork) -> Views.run(tx, run, atWork));
    }

    @Override
    public Optional<String> canonical(String study) {
        return read(
                Optional.empty(),
                (tx, atWork) -> tx.first("SELECT canonical FROM study WHERE name = ?", row -> row.getString(1), study));
    }

    @Override
    public void close() {
        database.close();
    }

    private <T> T read(T empty, Query<T> query) {
        if (!database.place().exists()) {
            return empty;
        }
        return database.transaction(tx -> query.read(tx, Lease.held(tx, clock)));
    }
}
