package org.hourglass.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hourglass.engine.record.RunId;
import org.hourglass.study.Study;

/** Runs studies. An OSGi service. */
public interface Engine {

    /**
     * Runs what is not yet done of a study and returns when every run has ended or the stop was carried out.
     *
     * @param study what to run
     * @param options where and how
     * @param progress told as things happen, from several threads, one at a time
     * @return how the study stands
     * @throws org.hourglass.base.HourglassException if the study cannot begin: another one of its name, the workspace in
     *     use, a dataset that does not load or does not fit
     */
    Result run(Study study, Options options, Progress progress);

    /**
     * Plans runs that have ended again, with nothing left of what they were; the next {@link #run} of their study trains them
     * from their first epoch.
     *
     * @param workspace the folder
     * @param study the name of a recorded study
     * @param runs of this study; those that have not ended stay as they are
     * @param why for people, kept with the study
     * @throws org.hourglass.base.HourglassException if the workspace is in use
     */
    void reopen(Path workspace, String study, List<RunId> runs, String why);

    /**
     * Where and how a study is run; decides no result.
     *
     * @param workspace the folder
     * @param parallel runs side by side, at least 1
     * @param stop says whether to finish the batches, write checkpoints and return
     */
    record Options(Path workspace, int parallel, BooleanSupplier stop) {}

    /** How a study stands after {@link #run}. */
    record Result(int completed, int failed, int parked, int open, boolean stopped) {}
}
