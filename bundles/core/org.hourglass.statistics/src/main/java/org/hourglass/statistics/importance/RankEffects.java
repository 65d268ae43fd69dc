package org.hourglass.statistics.importance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hourglass.statistics.Ranks;

/** {@link Method#RANKS}: what each column alone explains of the ranks. */
final class RankEffects {

    private final Columns columns;

    RankEffects(Columns columns) {
        this.columns = columns;
    }

    Importances importances() {
        Map<String, Double> explained = new LinkedHashMap<>();
        columns.all().forEach(column -> explained.merge(column.path(), explained(column), Double::sum));
        return new Importances(Method.RANKS, columns.trials(), Shared.shares(explained), List.of());
    }

    private double explained(Column column) {
        int[] active =
                IntStream.range(0, columns.trials()).filter(column::activeAt).toArray();
        double[] values =
                Arrays.stream(active).mapToDouble(i -> columns.values()[i]).toArray();
        double[] levels =
                Arrays.stream(active).mapToDouble(i -> column.values()[i]).toArray();
        double[] ranks = Ranks.of(values).toArray();
        int groups =
                column.number() ? 2 : (int) Arrays.stream(levels).distinct().count();
        double all = squares(ranks);
        if (active.length <= groups || groups < 2 || all == 0) {
            return 0;
        }
        double fit = column.number() ? correlation(Ranks.of(levels).toArray(), ranks) : between(levels, ranks) / all;
        double adjusted = 1 - (1 - fit) * (active.length - 1) / (active.length - groups);
        return Math.max(0, adjusted) * active.length / columns.trials();
    }

    private static double squares(double[] ranks) {
        return product(ranks, ranks);
    }

    private static double product(double[] a, double[] b) {
        double mean = (a.length + 1) / 2.0; // of all ranks
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - mean) * (b[i] - mean))
                .sum();
    }

    private static double correlation(double[] a, double[] b) {
        double both = product(a, b);
        double squares = squares(a) * squares(b);
        return squares == 0 ? 0 : both * both / squares;
    }

    private static double between(double[] levels, double[] ranks) {
        double mean = (ranks.length + 1) / 2.0;
        Map<Double, Sums> groups = new LinkedHashMap<>();
        for (int i = 0; i < ranks.length; i++) {
            groups.merge(levels[i], new Sums(1, ranks[i] - mean), Sums::plus);
        }
        return groups.values().stream().mapToDouble(Sums::explained).sum();
    }
}
