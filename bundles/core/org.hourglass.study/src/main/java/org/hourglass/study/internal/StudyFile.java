package org.hourglass.study.internal;

import java.util.List;
import org.hourglass.study.Objective;
import org.hourglass.study.Study.Failures;

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
 * @param objective what the study is after
 * @param replicates seeds per trial
 * @param failures what happens when a run fails
 */
record StudyFile(
        String name,
        String question,
        Walk walk,
        List<Exclusion> exclusions,
        List<Alternative> evaluators,
        List<Alternative> baselines,
        List<Alternative> latentSamplers,
        Objective objective,
        int replicates,
        Failures failures) {

    Variants space() {
        return walk.space();
    }
}
