package org.hourglass.store.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.record.Journal;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;

/** What other processes do in tests: the first argument says it, the second is the workspace. */
final class Child {

    static final RunId RUN = new RunId("stream", 0, 0);

    private Child() {}

    public static void main(String[] arguments) throws IOException {
        Path workspace = Path.of(arguments[1]);
        try {
            switch (arguments[0]) {
                case "stream" -> stream(workspace, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                case "hold" -> hold(workspace);
                case "open" -> open(workspace);
                case "read" -> read(workspace);
                case "exit-hook" -> writeAtExit(workspace, Integer.parseInt(arguments[2]));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (HourglassException e) {
            say(e.code() + " " + e.getMessage());
            System.exit(e.code().exit());
        }
    }

    /** Tells epochs, saying each one that is acknowledged. */
    private static void stream(Path workspace, int from, int to) {
        try (Journal journal = new H2Records().write(workspace)) {
            journal.begin(Samples.study(RUN.study(), 1, 1));
            journal.started(RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
            say("ready");
            for (int epoch = from; epoch < to; epoch++) {
                journal.epoch(RUN, epoch, Samples.metrics(epoch, -epoch), epoch, Optional.empty());
                say("told " + epoch);
            }
            say("done");
        }
    }

    /** Holds the workspace with a run at work until it is ended. */
    private static void hold(Path workspace) throws IOException {
        try (Journal journal = new H2Records().write(workspace)) {
            journal.begin(Samples.study(RUN.study(), 1, 1));
            journal.started(RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
            say("ready");
            waitForALine();
        }
    }

    /** Opens the record, and brings it up to date by that. */
    private static void open(Path workspace) {
        say("ready");
        new H2Records().write(workspace).close();
        say("done");
    }

    /** Reads the record for each line; ends by closing it, or without a word. */
    private static void read(Path workspace) throws IOException {
        Record record = new H2Records().read(workspace);
        say("studies " + record.studies().size());
        for (String line = waitForALine(); "again".equals(line); line = waitForALine()) {
            say("studies " + record.studies().size());
        }
        record.close();
    }

    /** Goes on writing while the process ends, as a command does that is stopped with Ctrl-C. */
    private static void writeAtExit(Path workspace, int epochs) throws IOException {
        Journal journal = new H2Records().write(workspace);
        journal.begin(Samples.study(RUN.study(), 1, 1));
        journal.started(RUN, 1, Samples.key(1, 1), Samples.order(1, 1));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (int epoch = 1; epoch <= epochs; epoch++) {
                journal.epoch(RUN, epoch, Samples.metrics(epoch, -epoch), epoch, Optional.empty());
            }
            journal.close();
            say("done");
        }));
        say("ready");
        waitForALine();
    }

    private static String waitForALine() throws IOException {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
