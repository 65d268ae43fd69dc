package org.hourglass.mlflow.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outbox.Item;

/** Delivers what is due to one server and keeps the books. One thread. */
final class Sender {

    private static final String INSTANCE = "#instance";
    private static final int AT_ONCE = 400;
    private static final int EPOCHS_AT_ONCE = 25;
    private static final int BREAKS_OF_SERVER = 4;
    private static final int TRIES = 12;
    private static final int REBUILDS = 3;

    private final Outbox outbox;
    private final Remote remote;
    private final Places places;
    private final Projection projection;
    private final String server;
    private final Backoff backoff;
    private final Consumer<String> notices;
    private final Map<String, Integer> rebuilds = new HashMap<>();
    private int breaks;
    private long sent;

    Sender(Outbox outbox, Remote remote, Target target, Consumer<String> notices) {
        this.outbox = outbox;
        this.remote = remote;
        this.places = new Places(outbox, remote, target.identity());
        this.projection = new Projection(remote, places, new Artifacts(remote, target.workspace(), target.artifacts()));
        this.server = remote.address().name();
        this.backoff = target.backoff();
        this.notices = notices;
    }

    /** Returns how many items were delivered so far. */
    long sent() {
        return sent;
    }

    /** Finds out whether the server is the one that it was: another database gets everything again. */
    void meet() throws Trouble {
        String instance = remote.instance();
        String known = outbox.known(server, INSTANCE).orElse(instance);
        if (!known.equals(instance)) {
            notices.accept("MLflow at %s is new and gets everything again"
                    .formatted(remote.address().base()));
            outbox.forget(server);
        }
        outbox.remember(server, INSTANCE, instance);
    }

    /**
     * Sends part of what is due, oldest first.
     *
     * @return whether there was anything
     * @throws Trouble that concerns the server as a whole; what was not delivered stays due
     */
    boolean pass(Instant dueBy) throws Trouble {
        List<Item> due = outbox.due(server, AT_ONCE, dueBy);
        Map<String, List<Item>> bySubject = new LinkedHashMap<>();
        due.forEach(item -> bySubject
                .computeIfAbsent(item.subject(), subject -> new ArrayList<>())
                .add(item));
        for (List<Item> items : bySubject.values()) {
            deliver(items);
        }
        return !due.isEmpty();
    }

    /** Delivers items of one subject in their order, until one must wait. */
    private void deliver(List<Item> items) throws Trouble {
        int next = 0;
        while (next < items.size() && !Thread.currentThread().isInterrupted()) {
            List<Item> part = items.subList(next, end(items, next));
            if (!settle(part)) {
                return;
            }
            next += part.size();
        }
    }

    /** Metrics of several epochs travel together: one request a run costs a fifth of one request an epoch. */
    private static int end(List<Item> items, int from) {
        int to = from + 1;
        int values = size(items.get(from));
        while (items.get(from).kind() == Outbox.Kind.METRICS
                && to < items.size()
                && to - from < EPOCHS_AT_ONCE
                && items.get(to).kind() == Outbox.Kind.METRICS
                && values + size(items.get(to)) <= Measurements.AT_ONCE) {
            values += size(items.get(to));
            to++;
        }
        return to;
    }

    private static int size(Item item) {
        return new Payload(item).object("metrics").entries().size() + 1;
    }

    /** Delivers a part or puts it aside; false if it waits, and with it what comes after. */
    private boolean settle(List<Item> part) throws Trouble {
        Item first = part.get(0);
        try {
            if (part.size() > 1) {
                projection.metrics(first.subject(), part);
            } else {
                projection.tell(first);
            }
            breaks = 0;
            delivered(part);
            return true;
        } catch (Trouble e) {
            if (e.kind().concernsServer()) {
                throw e;
            }
            boolean divisible = part.size() > 1 && e.kind() == Kind.REFUSED;
            return divisible ? oneByOne(part) : aside(first, e);
        }
    }

    private boolean oneByOne(List<Item> part) throws Trouble {
        for (Item item : part) {
            if (!settle(List.of(item))) {
                return false;
            }
        }
        return true;
    }

    private void delivered(List<Item> part) {
        outbox.delivered(server, part.stream().map(Item::id).toList());
        sent += part.size();
    }

    /** Does what follows from a failure of one item; true if the items after it may go on. */
    private boolean aside(Item item, Trouble trouble) throws Trouble {
        switch (trouble.kind()) {
            case GONE -> rebuild(item, trouble);
            case DELETED -> deleted(item, trouble);
            case BROKEN -> broken(item, trouble);
            default -> {
                outbox.refused(server, item.id(), trouble.getMessage());
                return true;
            }
        }
        return false;
    }

    private void rebuild(Item item, Trouble trouble) throws Trouble {
        String lost = places.lost(item.subject());
        if (rebuilds.merge(lost, 1, Integer::sum) > REBUILDS) {
            outbox.refused(server, item.id(), trouble.getMessage());
        } else {
            outbox.forget(server, lost);
        }
    }

    /** Who deletes a run wants it gone; a deleted experiment comes back, because its study goes on. */
    private void deleted(Item item, Trouble trouble) throws Trouble {
        if (places.restore(item.subject())) {
            notices.accept("the deleted experiment %s is restored in MLflow: its study has news"
                    .formatted(Places.studyOf(item.subject())));
        } else if (item.kind() == Outbox.Kind.END || item.kind() == Outbox.Kind.RUN) {
            outbox.refused(server, item.id(), trouble.getMessage() + "; restore the run there if you want it");
        } else {
            delivered(List.of(item));
        }
    }

    private void broken(Item item, Trouble trouble) throws Trouble {
        if (item.attempts() + 1 >= TRIES) {
            outbox.refused(server, item.id(), "tried %d times; %s".formatted(TRIES, trouble.getMessage()));
            return;
        }
        Instant next = Instant.now().plus(backoff.after(item.attempts(), trouble));
        outbox.postponed(server, item.id(), next, trouble.getMessage());
        breaks++;
        if (breaks >= BREAKS_OF_SERVER) {
            breaks = 0;
            throw new Trouble(Kind.BUSY, trouble.getMessage(), null, trouble);
        }
    }
}
