package org.hourglass.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The folder {@code plugins/} of a workspace and the store of bundles behind it. Thread-safe; an OSGi service.
 *
 * <p>A jar in the folder, once it is whole and unchanged for a moment, is copied to {@code .hourglass/store/<sha256>.jar} and
 * installed from there, side by side with what is installed already. What new studies are offered is what lies in the folder
 * now, besides the standard plugins. A file that is changed or removed touches nothing that runs: its bundle stays for the
 * runs that are pinned to it. Nothing is ever updated or refreshed.
 */
public interface PluginFolder {

    /**
     * Installs what lies in the folder now. Waits a moment for files that are still being written. A folder that does not
     * exist is an empty one.
     *
     * @return what was not accepted, by file
     */
    List<Catalog.Refusal> scan(Path workspace);

    /**
     * Keeps installing what comes to the folder, on a thread of its own, until the watch is closed.
     *
     * @param notices gets one sentence for each plugin that arrives, is refused or goes; called on that thread
     */
    Watch watch(Path workspace, Consumer<String> notices);

    /**
     * Installs from the store those of the revisions that are not installed, for runs that are pinned to them.
     *
     * @return what could not be had; {@link Catalog#find(Revision)} fails for these
     */
    List<Catalog.Refusal> ensure(Path workspace, Collection<Revision> revisions);

    /**
     * Copies the bundles of installed revisions to the store, so that they can be had again whatever happens to the files
     * that they came from.
     *
     * @throws org.hourglass.base.HourglassException of code RESOURCES if the store cannot be written
     */
    void archive(Path workspace, Collection<Revision> revisions);

    /** A folder being watched. */
    interface Watch extends AutoCloseable {

        /** Ends the watch; an installation that is under way is finished first. */
        @Override
        void close();
    }
}
