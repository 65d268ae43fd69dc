/**
 * Shows the record in MLflow: feeds the outbox to a server in the background or on request, and keeps a local server for
 * those who have none. The only bundle that knows MLflow.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.hourglass.mlflow;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
