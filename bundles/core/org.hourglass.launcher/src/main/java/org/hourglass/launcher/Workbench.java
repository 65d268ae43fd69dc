package org.hourglass.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

/** A running framework with the bundles of some features. */
public final class Workbench implements AutoCloseable {

    /** The framework property that names the file with what the framework complains of. */
    public static final String LOG = "hourglass.log";

    private static final String LAST_START_LEVEL = "100";
    private static final long STOP_MILLIS = 10_000;

    private final Framework framework;
    private final Storage storage;

    private Workbench(Framework framework, Storage storage) {
        this.framework = framework;
        this.storage = storage;
    }

    /**
     * Starts a framework with all bundles of these features.
     *
     * @param home the unpacked distribution: it has features/ and repository/
     * @param features names of feature files
     * @param properties framework properties to set besides the launcher's own
     */
    public static Workbench start(Path home, Collection<String> features, Map<String, String> properties)
            throws LaunchException {
        List<BundleEntry> bundles = new Features(home.resolve("features")).bundles(features);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Storage storage = Storage.in(temporary);
            EventLog log = new EventLog(
                    temporary.resolve("hourglass-" + ProcessHandle.current().pid() + ".log"));
            Workbench workbench = new Workbench(framework(storage, log, properties), storage);
            try {
                workbench.launch(
                        bundles, new Repository(home.resolve("repository"), home.resolve("launcher/verified")), log);
            } catch (LaunchException e) {
                workbench.close();
                throw e;
            }
            return workbench;
        } catch (IOException e) {
            throw new LaunchException(
                    LaunchException.ENVIRONMENT,
                    "temporary folder " + temporary + ": must be writable, but got: " + e.getMessage()
                            + "; set the Java property java.io.tmpdir or free some space",
                    e);
        }
    }

    /** Returns the framework's own context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            throw new IllegalStateException("the framework cannot stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            storage.close();
        }
    }

    private static Framework framework(Storage storage, EventLog log, Map<String, String> properties) {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(Constants.FRAMEWORK_STORAGE, storage.folder().toString());
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, LAST_START_LEVEL);
        // Two revisions of a plugin snapshot have one name and version and stand side by side.
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        // Ctrl-C belongs to the command that runs: it may have a checkpoint to finish.
        settings.put("felix.shutdown.hook", "false");
        settings.put("felix.cache.locking", "false"); // the storage has a lock of its own
        settings.put("felix.log.logger", new FrameworkLog(log));
        settings.put(LOG, log.file().toString());
        return new Felix(settings);
    }

    private void launch(List<BundleEntry> bundles, Repository repository, EventLog log) throws LaunchException {
        // Threads of the framework inherit it, and bundles must not see the launcher's libraries.
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            framework.init();
            LogEcho.start(context(), log);
            Verification verification = Verification.of(repository, bundles);
            for (BundleEntry entry : bundles) {
                repository.require(entry);
                install(entry, repository.location(entry));
            }
            verification.join(); // before anything of them runs
            framework.start();
        } catch (BundleException e) {
            throw new LaunchException(
                    LaunchException.INTERNAL, "the framework must start, but got: " + e.getMessage(), e);
        }
    }

    private void install(BundleEntry entry, String location) throws BundleException {
        Bundle bundle = context().installBundle(location);
        bundle.adapt(BundleStartLevel.class).setStartLevel(entry.startLevel());
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
            bundle.start(); // marks it only: it runs when the framework reaches its level
        }
    }
}
