package org.hourglass.store.internal;

import java.sql.SQLException;
import org.hourglass.engine.record.StudyState;

/** What a process that was cut off left open is marked so by the next one that writes. */
final class Recovery {

    private final StudyBook studies;

    Recovery(StudyBook studies) {
        this.studies = studies;
    }

    void recover(Transaction tx) throws SQLException {
        for (long run : tx.all("SELECT id FROM run WHERE state = 'RUNNING'", row -> row.getLong(1))) {
            RunBook.interrupt(tx, run, 0);
        }
        for (String study :
                tx.all("SELECT name FROM study WHERE state = 'RUNNING' ORDER BY id", row -> row.getString(1))) {
            studies.state(tx, study, StudyState.STOPPED, "its process ended without a word");
        }
    }
}
