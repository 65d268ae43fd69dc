package org.hourglass.cli.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import org.hourglass.cli.internal.host.Host;

/** All checks, in the order in which one fault explains the next. */
public final class Checkup {

    private Checkup() {}

    /** Looks at everything and returns what is not as it should be. */
    public static List<Finding> of(Host host) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(InstallationChecks.of(host.services()));
        findings.addAll(WorkspaceChecks.of(host));
        findings.addAll(MlflowChecks.of(host));
        return findings;
    }
}
