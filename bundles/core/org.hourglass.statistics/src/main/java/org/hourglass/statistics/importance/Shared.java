package org.hourglass.statistics.importance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes shares of the parameters of what the trees say of the columns. */
final class Shared {

    private final Columns columns;
    private final List<Marginals> forest;
    private final int paired;

    Shared(Columns columns, List<Marginals> forest, int paired) {
        this.columns = columns;
        this.forest = forest;
        this.paired = paired;
    }

    Importances importances() {
        Map<String, Double> singles = new LinkedHashMap<>();
        double[] explained = IntStream.range(0, columns.all().size())
                .mapToDouble(i -> mean(tree -> tree.of(i)))
                .toArray();
        for (int i = 0; i < explained.length; i++) {
            singles.merge(path(i), explained[i], Double::sum);
        }
        List<Integer> largest = IntStream.range(0, explained.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -explained[i]))
                .limit(paired)
                .sorted()
                .toList();
        Map<List<String>, Double> pairs = new LinkedHashMap<>();
        for (int a = 0; a < largest.size(); a++) {
            for (int b = a + 1; b < largest.size(); b++) {
                int i = largest.get(a);
                int j = largest.get(b);
                double both = mean(tree -> tree.of(i, j));
                if (path(i).equals(path(j))) {
                    singles.merge(path(i), both, Double::sum);
                } else {
                    pairs.merge(List.of(path(i), path(j)), both, Double::sum);
                }
            }
        }
        return new Importances(Method.FANOVA, columns.trials(), shares(singles), pairs(pairs));
    }

    private String path(int column) {
        return columns.all().get(column).path();
    }

    private double mean(ToDoubleFunction<Marginals> variance) {
        return forest.stream()
                .mapToDouble(tree -> variance.applyAsDouble(tree) / tree.total())
                .average()
                .orElse(0);
    }

    /** Returns shares that sum to 1, the largest first. */
    static List<Importances.Share> shares(Map<String, Double> explained) {
        double sum = explained.values().stream().mapToDouble(value -> value).sum();
        List<Importances.Share> shares = new ArrayList<>();
        explained.forEach((path, value) -> shares.add(new Importances.Share(path, sum > 0 ? value / sum : 0, value)));
        shares.sort(Comparator.comparingDouble(share -> -share.explained()));
        return shares;
    }

    private static List<Importances.Pair> pairs(Map<List<String>, Double> explained) {
        List<Importances.Pair> pairs = new ArrayList<>();
        explained.forEach((paths, value) -> pairs.add(new Importances.Pair(paths.get(0), paths.get(1), value)));
        pairs.sort(Comparator.comparingDouble(pair -> -pair.explained()));
        return pairs;
    }
}
