package org.hourglass.cli.internal.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hourglass.base.HourglassException;
import org.hourglass.catalog.PluginFolder;
import org.hourglass.cli.internal.host.Host;
import org.hourglass.cli.internal.host.Workspace;
import org.hourglass.cli.internal.text.Numbers;
import org.hourglass.engine.record.Record;

/** Settings, rights, room, the record, the plugin folder. */
final class WorkspaceChecks {

    private static final long NO_ROOM = 100_000_000;
    private static final long LITTLE_ROOM = 2_000_000_000;

    private final Host host;
    private final List<Finding> findings = new ArrayList<>();

    private WorkspaceChecks(Host host) {
        this.host = host;
    }

    static List<Finding> of(Host host) {
        WorkspaceChecks checks = new WorkspaceChecks(host);
        checks.room();
        checks.workspace().ifPresent(workspace -> {
            checks.rights(workspace);
            checks.record(workspace);
            checks.plugins(workspace);
        });
        return checks.findings;
    }

    private Optional<Workspace> workspace() {
        try {
            return host.workspaceIfAny();
        } catch (HourglassException e) {
            findings.add(Finding.error("workspace " + host.place(), e.getMessage(), "correct it"));
            return Optional.empty();
        }
    }

    private void room() {
        Path folder = host.place();
        while (!Files.exists(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            String why = "only %s are free in %s".formatted(Numbers.bytes(room), folder);
            if (room < NO_ROOM) {
                findings.add(Finding.error("disk", why, "make room, or use a workspace on another disk"));
            } else if (room < LITTLE_ROOM) {
                findings.add(Finding.warning("disk", why, "make room before a large study or MLflow's installation"));
            }
        } catch (IOException e) {
            findings.add(
                    Finding.warning("disk", "its room cannot be found out: " + e, "look at the disk of " + folder));
        }
    }

    private void rights(Workspace workspace) {
        Path folder = Files.isDirectory(workspace.kept()) ? workspace.kept() : workspace.root();
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
        } catch (IOException e) {
            findings.add(Finding.error(
                    "workspace " + workspace.root(),
                    "%s cannot be written: %s".formatted(folder, e),
                    "change its rights, or name another workspace with --workspace"));
        }
    }

    private void record(Workspace workspace) {
        if (Files.notExists(workspace.record())) {
            return;
        }
        try (Record record = host.record()) {
            record.studies();
        } catch (HourglassException e) {
            findings.add(Finding.error(
                    "record " + workspace.record(), e.getMessage(), "see the guide, where-results-are.md"));
        }
    }

    private void plugins(Workspace workspace) {
        host.services().find(PluginFolder.class).ifPresent(folder -> folder.scan(workspace.root())
                .forEach(refusal -> findings.add(Finding.error(
                        "plugin bundle " + refusal.file(),
                        refusal.why(),
                        "replace it, or take it out of " + workspace.plugins()))));
    }
}
