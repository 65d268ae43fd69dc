package org.hourglass.cli.internal.host;

import java.nio.file.Path;

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
