package org.hourglass.cli.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hourglass.cli.internal.doctor.Checkup;
import org.hourglass.cli.internal.doctor.Finding;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.text.Lines;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.cli.internal.view.Documents;
import picocli.CommandLine;

/** Says what is wrong with this installation. */
@CommandLine.Command(
        name = "doctor",
        description =
                "Says what is wrong with this installation and workspace, and what to do; exit code 1 if anything is.")
final class DoctorCommand extends Command {

    @CommandLine.Option(names = "--json", description = "prints one JSON document")
    private boolean json;

    DoctorCommand(Host host) {
        super(host);
    }

    @Override
    public Integer call() {
        List<Finding> findings = Checkup.of(host());
        boolean healthy = findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        host().print(json, () -> document(healthy, findings), () -> lines(healthy, findings));
        return healthy ? DONE : NOT_ALL_WELL;
    }

    private static Object document(boolean healthy, List<Finding> findings) {
        return Documents.object(
                "healthy",
                healthy,
                "findings",
                findings.stream()
                        .map(finding -> Documents.object(
                                "severity", finding.severity().name().toLowerCase(Locale.ROOT),
                                "what", finding.what(),
                                "why", finding.why(),
                                "remedy", finding.remedy()))
                        .toList());
    }

    private List<String> lines(boolean healthy, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add("hourglass %s in %s"
                .formatted(
                        host().installation().version(), host().installation().home()));
        lines.add("Java %s, %s %s, %s"
                .formatted(
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Numbers.count(Runtime.getRuntime().availableProcessors(), "core")));
        lines.add("workspace %s".formatted(host().place()));
        for (Finding finding : findings) {
            lines.add("");
            lines.addAll(Lines.wrap(
                    "%s: %s: %s"
                            .formatted(
                                    finding.severity().name().toLowerCase(Locale.ROOT), finding.what(), finding.why()),
                    width(),
                    2));
            lines.addAll(Lines.wrap("  -> " + finding.remedy(), width(), 5));
        }
        lines.add("");
        lines.add(healthy ? findings.isEmpty() ? "all is well" : "what is needed works" : "not well");
        return lines;
    }
}
