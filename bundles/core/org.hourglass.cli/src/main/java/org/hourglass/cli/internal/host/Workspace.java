package org.hourglass.cli.internal.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/**
 * The folder that a command works in.
 *
 * @param root the folder, absolute
 * @param settings what its hourglass.yaml says
 */
public record Workspace(Path root, Settings settings) {

    /** Returns the folder of what the workbench keeps. */
    public Path kept() {
        return root.resolve(".hourglass");
    }

    /** Returns the file of the record. */
    public Path record() {
        return kept().resolve("record.mv.db");
    }

    /** Returns the folder of what runs leave. */
    public Path artifacts() {
        return kept().resolve("artifacts");
    }

    /** Returns the folder of logs. */
    public Path logs() {
        return kept().resolve("logs");
    }

    /** Fails with code RESOURCES if nothing can be kept here: said before anything is begun. */
    public void requireWritable() {
        try {
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(logs(), "writable", ".tmp"));
        } catch (IOException e) {
            throw new HourglassException(
                    ErrorCode.RESOURCES,
                    "workspace: %s must be writable, but it is not (%s); change its rights, or name another one with --workspace"
                            .formatted(root, e.getMessage()),
                    e);
        }
    }

    /** Returns the folder of study files. */
    public Path studies() {
        return root.resolve("studies");
    }

    /** Returns the folder where plugin bundles are dropped. */
    public Path plugins() {
        return root.resolve("plugins");
    }

    /** Returns how many runs go side by side unless a command says otherwise. */
    public int parallel() {
        return settings.parallel().orElse(Runtime.getRuntime().availableProcessors());
    }
}
