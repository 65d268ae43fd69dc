package org.hourglass.cli.internal.commands;

import java.util.concurrent.Callable;
import org.hourglass.cli.internal.host.Host;

/** A command; its value is the exit code. */
abstract class Command implements Callable<Integer> {

    static final int DONE = 0;
    static final int NOT_ALL_WELL = 1;
    static final int WRONG = 2;

    private final Host host;

    Command(Host host) {
        this.host = host;
    }

    final Host host() {
        return host;
    }

    final int width() {
        return host.terminal().width();
    }
}
