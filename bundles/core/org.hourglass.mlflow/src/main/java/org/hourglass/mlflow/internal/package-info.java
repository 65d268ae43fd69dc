/** How the outbox becomes experiments and runs of MLflow, and how a local server is installed, started and found again. */
@NullMarked
package org.hourglass.mlflow.internal;

import org.jspecify.annotations.NullMarked;
