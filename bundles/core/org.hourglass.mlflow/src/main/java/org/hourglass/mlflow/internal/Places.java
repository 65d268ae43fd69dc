package org.hourglass.mlflow.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.mlflow.internal.Trouble.Kind;
import org.hourglass.store.Outbox;

/** Finds or makes the experiment of a study and the runs in it: each once, whatever failed before. One thread. */
final class Places {

    private static final String RUN = "hourglass.run";

    private final Outbox outbox;
    private final Remote remote;
    private final String server;
    private final String workspace;

    /** @param workspace the workspace's own name, which keeps equal studies of two workspaces on one server apart */
    Places(Outbox outbox, Remote remote, String workspace) {
        this.outbox = outbox;
        this.remote = remote;
        this.server = remote.address().name();
        this.workspace = workspace;
    }

    /** Where a study is: its experiment and the summary run that is the parent of the others. */
    record Place(String experiment, String parent) {
        static Place parse(String text) {
            String[] parts = text.split("/", 2);
            return new Place(parts[0], parts.length > 1 ? parts[1] : "");
        }

        @Override
        public String toString() {
            return experiment + "/" + parent;
        }
    }

    /** A run to find or to make. */
    record Wanted(String subject, String name, long started, Map<String, String> tags) {}

    static String studyOf(String subject) {
        int slash = subject.indexOf('/');
        return slash < 0 ? subject : subject.substring(0, slash);
    }

    /** Returns where a study is, if the server was told of it. */
    Optional<Place> known(String study) {
        return outbox.known(server, study).map(Place::parse);
    }

    /** Returns where a study is, and makes the place if there is none. */
    Place study(String study, long created) throws Trouble {
        Optional<Place> known = known(study);
        if (known.isPresent()) {
            return known.get();
        }
        String experiment = experiment(study);
        String parent = parent(experiment, study, created);
        Place place = new Place(experiment, parent);
        outbox.remember(server, study, place.toString());
        return place;
    }

    /** The summary run; a deleted one still does as the parent of others. */
    private String parent(String experiment, String study, long created) throws Trouble {
        Optional<Remote.Found> found = find(experiment, study);
        if (found.isPresent()) {
            return found.get().id();
        }
        return create(experiment, new Wanted(study, study, created, Map.of("hourglass.state", "RUNNING")));
    }

    /** Returns the experiment of a study, made or taken out of the bin where needed. */
    private String experiment(String study) throws Trouble {
        for (String name : List.of(study, "%s (%s)".formatted(study, workspace))) {
            Optional<Remote.Experiment> found = remote.experiment(name);
            if (found.isEmpty()) {
                return create(name);
            } else if (workspace.equals(found.get().tags().get("hourglass.workspace"))) {
                if (found.get().deleted()) {
                    remote.restoreExperiment(found.get().id());
                }
                return found.get().id();
            }
        }
        throw new Trouble(Kind.REFUSED, "an experiment `%s` is there that is not ours".formatted(study));
    }

    private String create(String name) throws Trouble {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.experimentKind", "custom_model_development");
        tags.put("hourglass.workspace", workspace);
        try {
            return remote.createExperiment(name, tags);
        } catch (Trouble e) {
            // the client asks three times, so the first answer may be lost and the last say that the name is taken
            Optional<Remote.Experiment> made = e.kind() == Kind.REFUSED ? remote.experiment(name) : Optional.empty();
            if (made.isPresent() && workspace.equals(made.get().tags().get("hourglass.workspace"))) {
                return made.get().id();
            }
            throw e;
        }
    }

    /** Returns what the server calls a run that it was told of; fails as GONE if it knows of none. */
    String run(String subject) throws Trouble {
        Optional<String> known = outbox.known(server, subject);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Place> place = known(studyOf(subject));
        Optional<Remote.Found> found = place.isPresent() ? find(place.get().experiment(), subject) : Optional.empty();
        if (found.isEmpty()) {
            throw new Trouble(Kind.GONE, "the server knows no run " + subject);
        }
        return active(found.get());
    }

    /** Returns a run, made if there is none of its subject. */
    String run(String experiment, Wanted wanted) throws Trouble {
        Optional<Remote.Found> found = find(experiment, wanted.subject());
        return found.isPresent() ? active(found.get()) : create(experiment, wanted);
    }

    private static String active(Remote.Found run) throws Trouble {
        if (run.deleted()) {
            throw new Trouble(Kind.DELETED, "the run was deleted in MLflow");
        }
        return run.id();
    }

    private String create(String experiment, Wanted wanted) throws Trouble {
        Map<String, String> tags = new LinkedHashMap<>(wanted.tags());
        tags.put(RUN, wanted.subject());
        tags.put("mlflow.user", System.getProperty("user.name", "unknown"));
        tags.put("mlflow.source.type", "LOCAL");
        tags.put("mlflow.source.name", "hourglass");
        return remote.createRun(experiment, wanted.name(), wanted.started(), tags);
    }

    /** Finds the oldest run of a subject; younger ones came from lost answers and go to the bin. */
    private Optional<Remote.Found> find(String experiment, String subject) throws Trouble {
        List<Remote.Found> all = remote.runs(experiment, subject);
        List<Remote.Found> active = all.stream().filter(run -> !run.deleted()).toList();
        for (Remote.Found twin : active.subList(Math.min(1, active.size()), active.size())) {
            remote.deleteRun(twin.id());
        }
        return active.isEmpty() ? all.stream().findFirst() : Optional.of(active.get(0));
    }

    /**
     * Puts the runs of a subject into the bin under another name, so that it may begin again. Named first and put away then:
     * a run in the bin takes no name.
     */
    void giveUp(String subject) throws Trouble {
        Optional<Place> place = known(studyOf(subject));
        if (place.isPresent()) {
            String experiment = place.get().experiment();
            String name = subject + " given up";
            for (Remote.Found run : remote.activeRuns(experiment, subject)) {
                remote.tags(run.id(), Map.of(RUN, name));
            }
            for (Remote.Found run : remote.activeRuns(experiment, name)) {
                remote.deleteRun(run.id());
            }
        }
    }

    void remember(String subject, String run) {
        outbox.remember(server, subject, run);
    }

    /** Takes the experiment of a subject out of the bin; false if it is not there, so that only the run was deleted. */
    boolean restore(String subject) throws Trouble {
        Optional<Place> place = known(studyOf(subject));
        if (place.isEmpty() || !remote.experimentById(place.get().experiment()).deleted()) {
            return false;
        }
        remote.restoreExperiment(place.get().experiment());
        return true;
    }

    /** Says what the server has lost when a subject is gone: the whole study, or the subject alone. */
    String lost(String subject) throws Trouble {
        Optional<Place> place = known(studyOf(subject));
        try {
            if (place.isPresent() && remote.experimentById(place.get().experiment()) != null) {
                return subject;
            }
        } catch (Trouble e) {
            if (e.kind() != Kind.GONE) {
                throw e;
            }
        }
        return studyOf(subject);
    }
}
