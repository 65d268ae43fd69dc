package org.hourglass.mlflow.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Links into MLflow's pages. Each says workflowType and searchFilter, or the pages open with what they remember. */
final class Links {

    private Links() {}

    /** Returns the study's trials without their parent, best first, as charts. */
    static String trials(String experiment, String parent, Goal goal) {
        return runs(experiment, "tags.`mlflow.parentRunId` = '%s'".formatted(parent), goal) + "&compareRunsMode=CHART";
    }

    /** Returns the study's trials without their parent, best first, as a table. */
    static String table(String experiment, String parent, Goal goal) {
        return runs(experiment, "tags.`mlflow.parentRunId` = '%s'".formatted(parent), goal);
    }

    private static String runs(String experiment, String filter, Goal goal) {
        String order =
                goal.metric().isEmpty() ? "attributes.start_time" : "metrics.`%s`".formatted(Names.key(goal.metric()));
        return "#/experiments/%s/runs?workflowType=machine_learning&searchFilter=%s&orderByKey=%s&orderByAsc=%s"
                .formatted(
                        experiment, encode(filter), encode(order), goal.metric().isEmpty() || goal.minimize());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a study is after. */
    record Goal(String metric, boolean minimize) {

        /** Reads what {@link #toString} wrote. */
        static Goal parse(String text) {
            return new Goal(text.replaceFirst("^(minimize|maximize) ?", ""), !text.startsWith("maximize"));
        }

        @Override
        public String toString() {
            return (minimize ? "minimize " : "maximize ") + metric;
        }
    }
}
