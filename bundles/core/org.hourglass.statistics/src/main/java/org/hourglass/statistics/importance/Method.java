package org.hourglass.statistics.importance;

import java.util.List;
import java.util.Map;
import org.hourglass.base.ErrorCode;
import org.hourglass.base.HourglassException;

/** Ways to say how much a parameter decides. */
public enum Method {

    /**
     * Functional analysis of variance: a forest of regression trees stands for the objective, and its variance over the
     * space is taken apart exactly.
     *
     * <pre>
     *   V = ∫ (f(x) − f₀)² dx,   a_j(x_j) = ∫ f(x) dx₋ⱼ,   V_j = ∫ (a_j(x_j) − f₀)² dx_j,   explained_j = V_j / V
     *   V_jk = Var a_jk − V_j − V_k for pairs
     * </pre>
     *
     * <p>Each is the mean over the trees. Domain: every active number is uniform over its observed range, in its logarithm if
     * its scale is logarithmic; one of few values is uniform over those; every choice is uniform over its values. A
     * parameter that is not always active decides nothing where it is not, so that what it explains is weighted with how
     * often it is active, and that it is active at all is the choice's doing. Trees see as many draws with
     * replacement as there are trials, at most 1,000, and every parameter at every split.
     *
     * <p>Source: F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing hyperparameter importance", ICML
     * 2014, section 3. Deviation: the forest is one of bagged CART trees whose conditional parameters are split only where
     * they are active, not one with imputed values.
     */
    FANOVA("fanova") {
        @Override
        Importances measured(Columns columns) {
            return new Fanova(columns).importances();
        }
    },

    /**
     * What each parameter alone explains of the ranks of the objective, corrected for chance: Spearman's ρ² for numbers, η²
     * of Kruskal and Wallis for choices.
     *
     * <pre>
     *   R² = ρ² with k = 2, or H/(n−1) with k groups;   explained = max(0, 1 − (1 − R²)(n − 1)/(n − k))
     * </pre>
     *
     * <p>Taken over the trials where the parameter is active, and weighted with their fraction. Blind to what is neither
     * rising nor falling, and to pairs; not moved by a few extreme results. Source: C. Spearman, "The proof and measurement of
     * association between two things", American Journal of Psychology, 1904; W. Kruskal, W. Wallis, "Use of ranks in
     * one-criterion variance analysis", Journal of the American Statistical Association, 1952; M. Tomczak, E. Tomczak, "The
     * need to report effect size estimates revisited", Trends in Sport Sciences, 2014, for the correction.
     */
    RANKS("ranks") {
        @Override
        Importances measured(Columns columns) {
            return new RankEffects(columns).importances();
        }
    };

    /** Fewer than these say nothing. */
    public static final int LEAST = 4;

    private final String key;

    Method(String key) {
        this.key = key;
    }

    abstract Importances measured(Columns columns);

    /** Returns its name on the command line and in documents. */
    public String key() {
        return key;
    }

    /**
     * Returns how much each parameter decides. What a parameter is, is seen from its values: finite numbers alone are a
     * number, all else is a choice. A number without a given scale is logarithmic if all its values are positive, the
     * largest is more than 100 times the smallest, and the median is nearer to the middle of their logarithms than to theirs.
     *
     * @param observations at least {@link #LEAST}, whose values are not all equal
     * @param scales of numbers, by parameter, as far as they are known
     * @throws HourglassException of code USER if there are too few, the objective never differs, or no parameter does
     */
    public final Importances of(List<Observation> observations, Map<String, Scale> scales) {
        if (observations.size() < LEAST) {
            throw wrong("at least %d completed trials are needed, but got %d; run more", LEAST, observations.size());
        }
        double first = observations.get(0).value();
        if (observations.stream().allMatch(observation -> observation.value() == first)) {
            throw wrong("the objective must differ between trials, but got %s in all %d", first, observations.size());
        }
        Columns columns = Columns.of(observations, scales);
        if (columns.all().stream().noneMatch(Column::varies)) {
            throw wrong("a parameter must differ between trials, but got none in %d", observations.size());
        }
        return measured(columns);
    }

    private static HourglassException wrong(String message, Object... values) {
        return new HourglassException(ErrorCode.USER, "importance: " + message.formatted(values));
    }
}
