package org.hourglass.study;

/**
 * What the study is after: the last epoch's value of a metric, averaged over the replicates.
 *
 * @param metric its name, for example {@code val/reconstruction}
 * @param minimize whether less is better
 */
public record Objective(String metric, boolean minimize) {

    /** Returns {@code minimize} or {@code maximize}. */
    public String direction() {
        return minimize ? "minimize" : "maximize";
    }
}
