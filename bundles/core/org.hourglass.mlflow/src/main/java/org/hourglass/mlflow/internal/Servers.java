package org.hourglass.mlflow.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Knows which server a workspace has.
 *
 * @param programs runs Python and sees the environment
 */
record Servers(Programs programs) {

    LocalServer local(Path workspace) {
        return new LocalServer(programs, workspace);
    }

    /** Returns the server that the workspace names, or its own wherever that is or was last. */
    Optional<Address> address(Path workspace) {
        return Settings.read(workspace)
                .url()
                .map(url -> Address.remote(url, Credentials.from(programs.environment())))
                .or(() -> local(workspace).address());
    }

    /** Returns the server unless it is the workspace's own and is not running. */
    Optional<Address> running(Path workspace) {
        return address(workspace)
                .filter(address -> !address.isLocal() || local(workspace).alive());
    }

    Target target(Path workspace) {
        return new Target(
                workspace.toAbsolutePath().normalize(),
                Folder.of(workspace).identity(),
                Settings.read(workspace).artifacts(),
                new Backoff(new SplittableRandom()));
    }
}
