package org.hourglass.cli.internal.commands;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Interrupt;
import org.hourglass.engine.worker.WorkerService;
import picocli.CommandLine;

/** Executes runs that another Hourglass asks for; not for people. */
@CommandLine.Command(
        name = "worker",
        hidden = true,
        description = "Takes run orders as lines of JSON on standard input; not for people.")
final class WorkerCommand extends Command {

    WorkerCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        Interrupt.ignore();
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err); // what plugins print is no line of the protocol
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        host().services().need(WorkerService.class).serve(host().place(), orders, lines);
        return DONE;
    }
}
