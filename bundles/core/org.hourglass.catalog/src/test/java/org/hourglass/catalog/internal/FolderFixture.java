package org.hourglass.catalog.internal;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** A workspace, a running framework, and the catalogue and plugin folder in it. */
abstract class FolderFixture {

    @TempDir
    Path temporary;

    Path workspace;
    Path plugins;
    Framework framework;
    BundleCatalog catalog;
    WatchedFolder folder;

    @BeforeEach
    void start() throws Exception {
        workspace = temporary.resolve("work space");
        plugins = workspace.resolve("plugins");
        framework = new Framework(temporary.resolve("felix"));
        catalog = new BundleCatalog(framework.context());
        folder = new WatchedFolder(framework.context(), catalog);
    }

    @AfterEach
    void stop() throws Exception {
        folder.close();
        catalog.close();
        framework.close();
    }

    Jars bundle(String symbolicName, String plugin) {
        return Jars.bundle(plugins, symbolicName, plugin);
    }

    /** Installs a bundle as the launcher does: it is part of the installation, not of a folder. */
    Bundle installStandard(String symbolicName, String plugin) throws Exception {
        Path jar = Jars.bundle(temporary.resolve("repository"), symbolicName, plugin)
                .write(plugin + ".jar");
        Bundle bundle = framework.context().installBundle(Locations.of(jar));
        bundle.start();
        return bundle;
    }

    List<String> names() {
        return catalog.plugins().stream()
                .map(plugin -> plugin.revision().toString())
                .toList();
    }
}
