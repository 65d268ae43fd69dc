package org.hourglass.evaluators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Labels;
import org.hourglass.spi.Samples;
import org.hourglass.spi.Split;

/**
 * Whether neighbours in the code are of one class: accuracy of k-nearest-neighbour classification.
 *
 * <pre>
 *   knn-k   share of test samples whose label is the most frequent one among the k nearest training codes
 * </pre>
 *
 * <p>Shape: codes {@code [samples, code]}. Domain: any code; data without labels give no metric, samples whose
 * class is not known do not count. Unit: none.
 * Reduction: mean over the queries.
 *
 * <p>Distances are Euclidean, computed by matrix products ({@link
 * org.hourglass.spi.LinearAlgebra#nearest}); of equally frequent labels that of the nearest neighbour wins. The
 * gallery is the first {@code gallery} training samples, the queries are the first {@code queries} test samples.
 *
 * <p>Source: E. Fix, J. Hodges, "Discriminatory analysis: nonparametric discrimination", USAF School of Aviation
 * Medicine, 1951.
 */
@EvaluatorPlugin(name = "neighbours", doc = "Accuracy of nearest-neighbour classification on the code, k = 1 and 5")
record Neighbours(
        @IntParam(
                        doc = "training samples among which neighbours are looked for, at most",
                        def = 20000,
                        min = 5,
                        max = 10000000)
                int gallery,
        @IntParam(doc = "test samples classified, at most", def = 2000, min = 1, max = 10000000) int queries)
        implements Evaluator {

    private static final int[] COUNTS = {1, 5};

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Samples train = evaluation.samples(Split.TRAIN);
        Samples test = evaluation.samples(Split.TEST);
        if (train.labels().isEmpty() || test.labels().isEmpty()) {
            return Findings.of(Map.of());
        }
        Known known = Known.first(
                gallery, evaluation.codes(Split.TRAIN), train.labels().get());
        Known asked =
                Known.first(queries, evaluation.codes(Split.TEST), test.labels().get());
        if (known.isEmpty() || asked.isEmpty()) {
            return Findings.of(Map.of());
        }
        int most = Math.min(COUNTS[COUNTS.length - 1], known.labels().size());
        int[][] nearest = evaluation.algebra().nearest(asked.codes(), known.codes(), most, false);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int k : COUNTS) {
            int right = 0;
            for (int i = 0; i < asked.labels().size(); i++) {
                int vote = vote(known.labels(), nearest[i], Math.min(k, most));
                right += vote == asked.labels().get(i) ? 1 : 0;
            }
            metrics.put("knn-" + k, (double) right / asked.labels().size());
        }
        return Findings.of(metrics);
    }

    /** Returns the most frequent label among the first k; of equally frequent ones the label of the nearest. */
    private static int vote(Labels labels, int[] nearest, int k) {
        int[] votes = new int[labels.classes()];
        for (int i = 0; i < k; i++) {
            votes[labels.get(nearest[i])]++;
        }
        int best = labels.get(nearest[0]);
        for (int i = 1; i < k; i++) {
            int label = labels.get(nearest[i]);
            best = votes[label] > votes[best] ? label : best;
        }
        return best;
    }
}
