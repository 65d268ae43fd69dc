package org.hourglass.cli.internal;

import java.nio.file.Path;
import java.util.Locale;
import org.hourglass.engine.worker.Forks;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Starts the unpacked product again, as {@code hourglass worker}. */
@Component
public final class InstalledForks implements Forks {

    private final Path home;

    /** Makes the service of this installation. */
    @Activate
    public InstalledForks(BundleContext context) {
        String property = context.getProperty("hourglass.home");
        this.home = Path.of(property == null ? "." : property);
    }

    @Override
    public ProcessBuilder worker(Path workspace, String heap) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        String script = home.resolve("bin")
                .resolve(windows ? "hourglass.cmd" : "hourglass")
                .toString();
        ProcessBuilder builder = new ProcessBuilder(script, "worker", "--workspace", workspace.toString());
        if (!heap.isEmpty()) {
            String options = builder.environment().getOrDefault("HOURGLASS_JAVA_OPTIONS", "");
            builder.environment().put("HOURGLASS_JAVA_OPTIONS", (options + " -Xmx" + heap).strip());
        }
        return builder;
    }
}
