package org.hourglass.cli.internal.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.mlflow.Status;
import org.hourglass.mlflow.Tracker;

/** The server, and Python, which only MLflow needs. */
final class MlflowChecks {

    private static final Pattern VERSION = Pattern.compile("Python 3\\.(\\d+)");
    private static final int LEAST_MINOR = 10;

    private MlflowChecks() {}

    static List<Finding> of(Host host) {
        List<Finding> findings = new ArrayList<>();
        Optional<Status> status = host.services().find(Tracker.class).map(tracker -> tracker.status(host.place()));
        if (status.isEmpty()) {
            findings.add(Finding.warning("MLflow", "this installation has no tracker", "unpack Hourglass again"));
            return findings;
        }
        Status found = status.orElseThrow();
        String trouble = found.trouble();
        if (found.url() != null && trouble != null) {
            findings.add(Finding.warning(
                    "MLflow",
                    trouble,
                    "`hourglass mlflow up`; until then everything stays queued and nothing is lost"));
        }
        if (!found.refused().isEmpty()) {
            findings.add(Finding.warning(
                    "MLflow",
                    "the server refused %d of what it was sent"
                            .formatted(found.refused().size()),
                    "`hourglass mlflow status` shows what and why; the record has it all"));
        }
        if (found.url() == null && !pythonServes()) {
            findings.add(Finding.warning(
                    "Python",
                    "python3 of version 3.%d or newer was not found; only `hourglass mlflow up` needs it"
                            .formatted(LEAST_MINOR),
                    "install Python, or name an MLflow server in hourglass.yaml"));
        }
        return findings;
    }

    private static boolean pythonServes() {
        try {
            Process process = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(answer);
            return version.find() && Integer.parseInt(version.group(1)) >= LEAST_MINOR;
        } catch (IOException e) {
            return false;
        }
    }
}
