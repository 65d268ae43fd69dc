package org.hourglass.mlflow;

import java.net.URI;

/**
 * A server that answers.
 *
 * @param url where its API is
 * @param version its MLflow version, such as 3.17.0
 * @param local whether it is the workspace's own rather than one that the workspace names
 */
public record Server(URI url, String version, boolean local) {

    /** Returns the page that lists the experiments. */
    public URI page() {
        String base = url.toString().replaceAll("/+$", "");
        return URI.create(base + "/#/experiments?workflowType=machine_learning");
    }
}
