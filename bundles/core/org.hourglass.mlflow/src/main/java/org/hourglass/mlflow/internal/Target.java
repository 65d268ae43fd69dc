package org.hourglass.mlflow.internal;

import java.nio.file.Path;

/**
 * What is sent to a server, and how.
 *
 * @param workspace the folder that artifacts are read from
 * @param identity the workspace's own name on a server that others use too
 * @param artifacts whether files are sent
 * @param backoff how long to wait after failures
 */
record Target(Path workspace, String identity, boolean artifacts, Backoff backoff) {}
