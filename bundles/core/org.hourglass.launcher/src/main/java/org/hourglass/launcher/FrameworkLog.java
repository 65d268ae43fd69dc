package org.hourglass.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Sends what Felix itself complains of to the event log instead of standard output, which belongs to the command. */
final class FrameworkLog extends Logger {

    private final EventLog log;

    FrameworkLog(EventLog log) {
        this.log = log;
        setLogLevel(LOG_WARNING);
    }

    @Override
    @SuppressWarnings("rawtypes") // Felix's own signature
    protected void doLog(
            @Nullable Bundle bundle,
            @Nullable ServiceReference sr,
            int level,
            String message,
            @Nullable Throwable throwable) {
        log.write(level == LOG_ERROR ? "ERROR" : "WARNING", bundle + ": " + message, throwable);
    }
}
