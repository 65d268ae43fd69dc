package org.hourglass.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The process: starts the features and hands the command line to the service that the command line bundle registers, a
 * {@link ToIntFunction} of {@code String[]} with the property {@code hourglass.role=cli}. Its value is the exit code.
 */
public final class Main {

    /** What every command starts with. Bundles are lazy: TensorFlow's natives load with the first graph. */
    static final List<String> FEATURES = List.of("runtime", "workbench", "standard-plugins", "tensorflow", "mlflow");

    private static final String HOME = "hourglass.home";
    private static final String FILTER = "(hourglass.role=cli)";

    private Main() {}

    /** Runs one command and exits. */
    public static void main(String[] args) {
        int code = run(args);
        System.out.flush();
        System.err.flush();
        // Not exit: hooks have nothing to do any more, and native threads may hold up an orderly end.
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] args) {
        try (Workbench workbench = Workbench.start(home(), FEATURES, properties())) {
            return command(workbench.context(), args);
        } catch (LaunchException e) {
            System.err.println("hourglass: " + e.getMessage());
            return e.exitCode();
        } catch (RuntimeException e) {
            System.err.println("hourglass: a fault of ours, please report it:");
            e.printStackTrace();
            return LaunchException.INTERNAL;
        }
    }

    private static Path home() throws LaunchException {
        String home = System.getProperty(HOME);
        if (home == null || !Files.isDirectory(Path.of(home, "features"))) {
            throw new LaunchException(
                    LaunchException.ENVIRONMENT,
                    "`" + HOME + "`: must be the folder of an unpacked Hourglass, but got " + home
                            + "; start it with its script bin/hourglass");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("hourglass.version", version());
        properties.put(
                "hourglass.started",
                Long.toString(ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(java.time.Instant::toEpochMilli)
                        .orElseGet(System::currentTimeMillis)));
        properties.forEach(System::setProperty);
        properties.put(HOME, System.getProperty(HOME));
        return properties;
    }

    private static String version() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static int command(BundleContext context, String[] args) throws LaunchException {
        try {
            for (ServiceReference<?> reference : context.getServiceReferences(ToIntFunction.class, FILTER)) {
                @SuppressWarnings("unchecked") // the contract with the command line bundle
                ToIntFunction<String[]> command = (ToIntFunction<String[]>) context.getService(reference);
                if (command != null) {
                    return command.applyAsInt(args);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new LaunchException(LaunchException.INTERNAL, noCommandLine(context));
    }

    private static String noCommandLine(BundleContext context) {
        StringBuilder message = new StringBuilder("the command line: one bundle must offer it, but none does; "
                + "please report this with the file " + context.getProperty(Workbench.LOG));
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                message.append(System.lineSeparator())
                        .append("  does not resolve: ")
                        .append(bundle);
            }
        }
        return message.toString();
    }
}
