package org.hourglass.mlflow.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hourglass.store.Outbox;
import org.hourglass.store.Outboxes;

/** An outbox in memory with the behaviour of the real one, and a switch that fails like a killed process. */
final class MemoryOutbox implements Outbox, Outboxes {

    private final List<Item> items = new ArrayList<>();
    private final Map<String, Box> boxes = new HashMap<>();
    private int writesUntilDeath = Integer.MAX_VALUE;

    /** Thrown in place of a write that a killed process would not have done. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Box {
        final Set<Long> settled = new HashSet<>();
        final Map<Long, Instant> next = new HashMap<>();
        final Map<Long, Integer> attempts = new HashMap<>();
        final Map<Long, String> refused = new HashMap<>();
        final Map<String, String> known = new HashMap<>();
    }

    synchronized void add(String subject, Kind kind, Map<String, Object> payload) {
        items.add(new Item(items.size() + 1, subject, kind, new HashMap<>(payload), 0));
    }

    /** Fails after so many writes, as if the process were killed just before the next one. */
    synchronized void dieAfter(int writes) {
        writesUntilDeath = writes;
    }

    synchronized int size() {
        return items.size();
    }

    private Box box(String server) {
        return boxes.computeIfAbsent(server, name -> new Box());
    }

    private void write() {
        if (writesUntilDeath-- <= 0) {
            writesUntilDeath = Integer.MAX_VALUE;
            throw new Killed();
        }
    }

    @Override
    public Outbox open(Path workspace) {
        return this;
    }

    @Override
    public synchronized List<Item> due(String server, int limit, Instant now) {
        Box box = box(server);
        Set<String> waiting = new HashSet<>();
        List<Item> due = new ArrayList<>();
        for (Item item : items) {
            if (box.settled.contains(item.id()) || waiting.contains(item.subject())) {
                continue;
            } else if (box.next.getOrDefault(item.id(), Instant.EPOCH).isAfter(now)) {
                waiting.add(item.subject());
            } else if (due.size() < limit) {
                int attempts = box.attempts.getOrDefault(item.id(), 0);
                due.add(new Item(item.id(), item.subject(), item.kind(), item.payload(), attempts));
            }
        }
        return due;
    }

    @Override
    public synchronized void delivered(String server, List<Long> ids) {
        write();
        box(server).settled.addAll(ids);
    }

    @Override
    public synchronized void postponed(String server, long item, Instant next, String why) {
        write();
        box(server).next.put(item, next);
        box(server).attempts.merge(item, 1, Integer::sum);
    }

    @Override
    public synchronized void refused(String server, long item, String why) {
        write();
        box(server).settled.add(item);
        box(server).refused.put(item, why);
    }

    @Override
    public synchronized Optional<String> known(String server, String subject) {
        return Optional.ofNullable(box(server).known.get(subject));
    }

    @Override
    public synchronized void remember(String server, String subject, String id) {
        write();
        box(server).known.put(subject, id);
    }

    @Override
    public synchronized void forget(String server) {
        write();
        boxes.remove(server);
    }

    @Override
    public synchronized void forget(String server, String subject) {
        write();
        Predicate<String> under = name -> name.equals(subject) || name.startsWith(subject + "/");
        Box box = box(server);
        box.known.keySet().removeIf(under);
        items.stream().filter(item -> under.test(item.subject())).forEach(item -> {
            box.settled.remove(item.id());
            box.refused.remove(item.id());
            box.next.remove(item.id());
        });
    }

    @Override
    public synchronized Status status(String server) {
        Box box = box(server);
        List<Refused> refused = items.stream()
                .filter(item -> box.refused.containsKey(item.id()))
                .map(item -> new Refused(item.subject(), item.kind().name(), box.refused.get(item.id())))
                .toList();
        long queued =
                items.stream().filter(item -> !box.settled.contains(item.id())).count();
        return new Status(queued, queued > 0 ? Instant.EPOCH : null, refused);
    }

    @Override
    public void close() {}
}
