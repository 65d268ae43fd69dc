package org.hourglass.store.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hourglass.engine.record.Checkpoint;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Outcome;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.StudyState;

/** The journal in H2: each call one transaction, in which the lease is held. */
final class H2Journal implements Journal {

    /** What is written in one transaction. */
    private interface Entry {
        void write(Transaction tx) throws SQLException;
    }

    private final Database database;
    private final Lease lease;
    private final StudyBook studies;
    private final RunBook runs;
    private final Heartbeat heartbeat;

    H2Journal(Database database, Clock clock, Duration beat) {
        this.database = database;
        lease = new Lease(database.place(), clock);
        studies = new StudyBook(clock);
        runs = new RunBook(database.place(), clock);
        takeLease();
        heartbeat = new Heartbeat(
                beat,
                () -> database.transaction(tx -> {
                    lease.renew(tx);
                    return lease;
                }));
    }

    @Override
    public void begin(StudyEntry study) {
        write(tx -> studies.begin(tx, study));
    }

    @Override
    public void planned(String study, PlannedTrial trial) {
        write(tx -> TrialBook.planned(tx, StudyBook.id(tx, study), trial));
    }

    @Override
    public List<PlannedTrial> trials(String study) {
        return database.transaction(tx -> TrialBook.all(tx, StudyBook.id(tx, study)));
    }

    @Override
    public List<Evidence> evidence(String study, List<String> metrics) {
        return database.transaction(tx -> new Evidences(study, metrics).read(tx));
    }

    @Override
    public void extended(StudyEntry study, String what, boolean goingOn) {
        String telling = UUID.randomUUID().toString();
        write(tx -> {
            studies.extend(tx, study);
            studies.event(tx, study.name(), "extended", what, telling);
            if (goingOn) {
                Reopening.goOn(tx, StudyBook.id(tx, study.name()));
            }
        });
    }

    @Override
    public void studyState(String study, StudyState state, String why) {
        write(tx -> studies.state(tx, study, state, why));
    }

    @Override
    public List<Pending> pending(String study) {
        return database.transaction(tx -> runs.pending(tx, study));
    }

    @Override
    public void started(RunId run, long seed, String key, String order) {
        RunBook.Start start = new RunBook.Start(run, seed, key, order, lease.owner());
        write(tx -> runs.started(tx, start));
    }

    @Override
    public void epoch(
            RunId run, int epoch, Map<String, Double> metrics, double seconds, Optional<Checkpoint> checkpoint) {
        write(tx -> {
            runs.epoch(tx, run, epoch, metrics, seconds);
            if (checkpoint.isPresent()) {
                runs.checkpoint(tx, run, checkpoint.get());
            }
        });
    }

    @Override
    public void ended(RunId run, Outcome outcome) {
        write(tx -> runs.ended(tx, run, outcome));
    }

    @Override
    public void parked(RunId run, String why) {
        write(tx -> new Reopening(studies, runs).park(tx, run, why));
    }

    @Override
    public void reopen(String study, List<RunId> ended, String why) {
        String telling = UUID.randomUUID().toString();
        write(tx -> new Reopening(studies, runs).reopen(tx, study, ended, new Reopening.Reason(why, telling)));
    }

    @Override
    public void interrupted(RunId run, Optional<Checkpoint> checkpoint, double seconds) {
        write(tx -> {
            if (checkpoint.isPresent()) {
                runs.checkpoint(tx, run, checkpoint.get());
            }
            runs.interrupted(tx, run, seconds);
        });
    }

    @Override
    public Optional<RunId> completed(String key) {
        return database.transaction(tx -> Sharing.completed(tx, key));
    }

    @Override
    public void sharedFrom(RunId run, RunId other, long seed, String key, String order) {
        RunBook.Start start = new RunBook.Start(run, seed, key, order, lease.owner());
        write(tx -> new Sharing(runs).share(tx, start, other));
    }

    @Override
    public void event(String study, String kind, String text) {
        String telling = UUID.randomUUID().toString();
        write(tx -> studies.event(tx, study, kind, text, telling));
    }

    @Override
    public void close() {
        heartbeat.close();
        try {
            database.transaction(tx -> {
                lease.giveBack(tx);
                return lease;
            });
        } finally {
            database.close();
        }
    }

    private void takeLease() {
        try {
            database.transaction(tx -> {
                lease.take(tx);
                new Recovery(studies).recover(tx);
                return lease;
            });
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private void write(Entry entry) {
        database.transaction(tx -> {
            lease.require(tx);
            entry.write(tx);
            return entry;
        });
    }
}
