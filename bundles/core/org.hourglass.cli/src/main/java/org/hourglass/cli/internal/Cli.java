package org.hourglass.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.hourglass.cli.internal.commands.Commands;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Installation;
import org.hourglass.cli.internal.host.Terminal;
import org.hourglass.cli.internal.host.Workspaces;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the launcher calls with the command line; the value is the exit code. */
@Component(property = "hourglass.role=cli")
public final class Cli implements ToIntFunction<String[]> {

    private final BundleContext context;

    /** Makes the entry; services are asked for when a command needs them. */
    @Activate
    public Cli(BundleContext context) {
        this.context = context;
    }

    @Override
    public int applyAsInt(String[] arguments) {
        Installation installation =
                new Installation(Path.of(property("hourglass.home", ".")), property("hourglass.version", "unknown"));
        Workspaces workspaces = new Workspaces(
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getenv("HOURGLASS_WORKSPACE")),
                installation.template());
        Host host = new Host(new FrameworkServices(context), Terminal.ofProcess(), installation, workspaces);
        return new Commands(host).execute(arguments);
    }

    private String property(String name, String otherwise) {
        String value = context.getProperty(name);
        return value == null ? otherwise : value;
    }
}
