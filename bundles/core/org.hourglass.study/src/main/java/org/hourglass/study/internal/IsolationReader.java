package org.hourglass.study.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.catalog.Domain;
import org.hourglass.study.Study.Isolation;

/** Reads {@code isolation}: {@code thread}, {@code process}, or {@code {process: {heap, minutes, idle-minutes}}}. */
final class IsolationReader {

    private static final String PROCESS = "process";
    private static final String PATH = "isolation.process";
    private static final double NO_END = Double.POSITIVE_INFINITY;

    private final Faults faults;

    IsolationReader(Faults faults) {
        this.faults = faults;
    }

    Isolation read(Tree tree) {
        if (tree instanceof Tree.Entries entries) {
            Keys keys = new Keys(entries, "isolation", faults);
            Optional<Tree> process = keys.find(PROCESS);
            keys.refuseOthers();
            return process.map(this::process).orElse(Isolation.THREAD);
        }
        return new TermReader("isolation", new Domain.Choice(List.of("thread", PROCESS)), faults)
                .literal(tree)
                .filter(PROCESS::equals)
                .map(any -> new Isolation(true, "", NO_END, NO_END))
                .orElse(Isolation.THREAD);
    }

    private Isolation process(Tree tree) {
        if (!(tree instanceof Tree.Entries entries)) {
            faults.add(
                    tree.place(),
                    "`%s` cannot be %s".formatted(PATH, tree.shown()),
                    "write {heap: 2g, minutes: 60, idle-minutes: 10}, or some of them");
            return Isolation.THREAD;
        }
        Keys keys = new Keys(entries, PATH, faults);
        String heap = keys.find("heap").flatMap(this::heap).orElse("");
        double minutes =
                keys.find("minutes").flatMap(value -> minutes("minutes", value)).orElse(NO_END);
        double idle = keys.find("idle-minutes")
                .flatMap(value -> minutes("idle-minutes", value))
                .orElse(NO_END);
        keys.refuseOthers();
        return new Isolation(true, heap, minutes, idle);
    }

    private Optional<String> heap(Tree tree) {
        if (tree.plain() instanceof String heap && heap.matches("[1-9][0-9]{0,5}[mg]")) {
            return Optional.of(heap);
        }
        faults.add(
                tree.place(),
                "`%s.heap` cannot be %s".formatted(PATH, tree.shown()),
                "it must be a size such as 512m or 2g");
        return Optional.empty();
    }

    private Optional<Double> minutes(String key, Tree tree) {
        return new TermReader(PATH + "." + key, new Domain.Real(1e-3, 1e6, false), faults)
                .literal(tree)
                .map(value -> ((Number) value).doubleValue());
    }

    /** Returns how a study file says it; nothing of what is usual. */
    static Optional<Object> json(Isolation isolation) {
        if (!isolation.process()) {
            return Optional.empty();
        }
        Map<String, Object> limits = new LinkedHashMap<>();
        if (!isolation.heap().isEmpty()) {
            limits.put("heap", isolation.heap());
        }
        if (Double.isFinite(isolation.minutes())) {
            limits.put("minutes", isolation.minutes());
        }
        if (Double.isFinite(isolation.idleMinutes())) {
            limits.put("idle-minutes", isolation.idleMinutes());
        }
        return Optional.of(limits.isEmpty() ? PROCESS : Map.of(PROCESS, limits));
    }
}
