package org.hourglass.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker has not been told yet. Items are written in the transaction of the event that they tell of, and stay for
 * every server until delivered to it: a new, empty server gets everything again. Thread-safe.
 */
public interface Outbox extends AutoCloseable {

    /**
     * Returns what is due for a server, oldest first; while an item of a run waits for its next try, later items of that run
     * are not due.
     *
     * @param server the server's identity
     */
    List<Item> due(String server, int limit, Instant now);

    /** The server has these items. */
    void delivered(String server, List<Long> items);

    /** Delivery failed for now. */
    void postponed(String server, long item, Instant next, String why);

    /** The server will never take this item: it is set aside, shown, and blocks nothing. */
    void refused(String server, long item, String why);

    /** Returns what the server calls a subject (a study's or a run's name), if it was told. */
    Optional<String> known(String server, String subject);

    /** Remembers what the server calls a subject. */
    void remember(String server, String subject, String id);

    /** Forgets everything about a server, so that it gets everything again. */
    void forget(String server);

    /**
     * Forgets what a server has and is called of a subject and of all that lies under it (of a study: its runs too), so
     * that it gets that again.
     */
    void forget(String server, String subject);

    /** Returns how delivery to a server stands. */
    Status status(String server);

    @Override
    void close();

    /** What an item tells. */
    enum Kind {
        /** A study was begun: {study, question, metric, minimize, objectives, plugins, created}. */
        STUDY,
        /** A run began: {study, trial, replicate, seed, key, started, point, order, name}. */
        RUN,
        /** An epoch is done: {epoch, time, metrics}. */
        METRICS,
        /**
         * A file was left: {path, type, sha256, caption, file, epoch, time}; file relative to the workspace, epoch the last
         * one before it.
         */
        ARTIFACT,
        /** What was told of a run no longer holds; it may begin again: {time}. */
        FORGOTTEN,
        /** A run has ended: {state, time, metrics, error, weights, epochs, seconds}. */
        END,
        /** A study's state changed: {state, why, time, best}. */
        STUDY_STATE
    }

    /**
     * Something to tell.
     *
     * @param id ascending in the order of events
     * @param subject the study's name, or the run's as study/trial/replicate
     * @param kind what it tells
     * @param payload fixed for ever, times in milliseconds since 1970
     * @param attempts tries so far
     */
    record Item(long id, String subject, Kind kind, Map<String, @Nullable Object> payload, int attempts) {}

    /** How delivery stands: what waits, since when, and what was set aside. */
    record Status(long queued, @Nullable Instant oldest, List<Refused> refused) {}

    /** An item that was set aside. */
    record Refused(String subject, String what, String why) {}
}
