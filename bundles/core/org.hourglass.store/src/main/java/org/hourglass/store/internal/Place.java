package org.hourglass.store.internal;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the record of a workspace is. */
record Place(Path workspace) {

    Place(Path workspace) {
        this.workspace = workspace.toAbsolutePath().normalize();
    }

    Path folder() {
        return workspace.resolve(".hourglass");
    }

    /** Returns the database's path without the endings that H2 adds. */
    Path base() {
        return folder().resolve("record");
    }

    Path file() {
        return folder().resolve("record.mv.db");
    }

    /** Where a database is while it is made. */
    Path newBase() {
        return folder().resolve("record-new");
    }

    Path newFile() {
        return folder().resolve("record-new.mv.db");
    }

    /** Where H2 says which process is the database's host. */
    Path hostFile() {
        return folder().resolve("record.lock.db");
    }

    Path secret() {
        return folder().resolve("secret");
    }

    /** Held by a process while it opens the database. */
    Path doorFile() {
        return folder().resolve("record.door");
    }

    boolean exists() {
        return Files.exists(file());
    }

    boolean writable() {
        return Files.isWritable(folder()) && (!exists() || Files.isWritable(file()));
    }

    /** Returns a path as it is recorded: relative if it is inside, so that a workspace can be moved. */
    String recorded(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(workspace)
                ? workspace.relativize(absolute).toString().replace('\\', '/')
                : absolute.toString();
    }
}
