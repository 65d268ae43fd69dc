package org.hourglass.study.internal;

import java.util.List;
import java.util.Optional;
import org.hourglass.study.Objective;
import org.hourglass.study.Study.Budget;
import org.hourglass.study.Study.Failures;
import org.hourglass.study.Study.Isolation;

/**
 * What a study file says, checked.
 *
 * @param name of the study
 * @param question or nothing
 * @param walk the points
 * @param exclusions what left out some
 * @param evaluators the same in all trials
 * @param baselines the same in all trials
 * @param latentSamplers the same in all trials
 * @param objectives what the study is after
 * @param replicates seeds per trial
 * @param failures what happens when runs fail
 * @param pruner what stops runs early, if there is one
 * @param budget when enough has been done
 * @param isolation where runs are executed
 */
record StudyFile(
        String name,
        String question,
        Walk walk,
        List<Exclusion> exclusions,
        List<Alternative> evaluators,
        List<Alternative> baselines,
        List<Alternative> latentSamplers,
        List<Objective> objectives,
        int replicates,
        Failures failures,
        Optional<Alternative> pruner,
        Budget budget,
        Isolation isolation) {

    Variants space() {
        return walk.space();
    }
}
