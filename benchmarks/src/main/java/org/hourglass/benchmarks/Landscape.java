package org.hourglass.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hourglass.spi.search.Dimension;
import org.hourglass.spi.search.Domain;
import org.hourglass.spi.search.SearchSpace;

/** Functions to search, the same as in optuna_search.py. */
enum Landscape {
    BRANIN(0.397887) {
        @Override
        SearchSpace space() {
            return new SearchSpace(List.of(real("x", -5, 10), real("y", 0, 15)));
        }

        @Override
        List<Double> values(Map<String, Double> point) {
            double x = at(point, "x");
            double bend = at(point, "y") - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
            return List.of(bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10);
        }
    },
    HARTMANN6(-3.32237) {
        @Override
        SearchSpace space() {
            return cube(6);
        }

        @Override
        List<Double> values(Map<String, Double> point) {
            double sum = 0;
            for (int i = 0; i < HEIGHTS.length; i++) {
                double exponent = 0;
                for (int d = 0; d < 6; d++) {
                    exponent += SLOPES[i][d] * Math.pow(at(point, "x" + d) - CENTRES[i][d] / 1e4, 2);
                }
                sum -= HEIGHTS[i] * Math.exp(-exponent);
            }
            return List.of(sum);
        }
    },
    CONDITIONAL(0) {
        @Override
        SearchSpace space() {
            return new SearchSpace(List.of(
                    real("momentum", 0, 1),
                    new Dimension("branch", new Domain.Choice(2, false), Optional.empty()),
                    under("branch", 0, "rate", new Domain.Real(1e-4, 1, true)),
                    under("branch", 0, "units", new Domain.Whole(8, 512, 1, true)),
                    under("branch", 1, "depth", new Domain.Whole(1, 10, 1, false)),
                    under("branch", 1, "share", new Domain.Real(0, 1, false))));
        }

        @Override
        List<Double> values(Map<String, Double> point) {
            double value = Math.pow(at(point, "momentum") - 0.8, 2);
            if (at(point, "branch") == 0) {
                return List.of(value
                        + 0.1
                        + 0.5 * Math.pow(Math.log10(at(point, "rate")) + 2, 2)
                        + 0.1 * Math.pow(Math.log(at(point, "units")) / Math.log(2) - 6, 2));
            }
            return List.of(value + 0.1 * Math.abs(at(point, "depth") - 7) + 2 * Math.pow(at(point, "share") - 0.3, 2));
        }
    },
    ZDT1(0) {
        @Override
        SearchSpace space() {
            return cube(10);
        }

        @Override
        List<Double> values(Map<String, Double> point) {
            double g = 1;
            for (int d = 1; d < 10; d++) {
                g += at(point, "x" + d);
            }
            double first = at(point, "x0");
            return List.of(first, g * (1 - Math.sqrt(first / g)));
        }
    },
    MIXED(0) {
        @Override
        SearchSpace space() {
            List<Dimension> dimensions = new ArrayList<>(cube(4).dimensions());
            dimensions.add(new Dimension("units", new Domain.Whole(8, 1024, 1, true), Optional.empty()));
            dimensions.add(new Dimension("layers", new Domain.Whole(1, 6, 1, false), Optional.empty()));
            dimensions.add(new Dimension("kind", new Domain.Choice(4, false), Optional.empty()));
            dimensions.add(new Dimension(
                    "rate",
                    new Domain.Real(1e-4, 1, true),
                    Optional.of(new Dimension.Condition("kind", Set.of(1, 2)))));
            return new SearchSpace(dimensions);
        }

        @Override
        List<Double> values(Map<String, Double> point) {
            double value = at(point, "units") / 1024 + at(point, "layers") + point.getOrDefault("rate", 0.0);
            for (int d = 0; d < 4; d++) {
                value += at(point, "x" + d);
            }
            return List.of(value);
        }
    };

    private static final double[] HEIGHTS = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] SLOPES = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {1312, 1696, 5569, 124, 8283, 5886},
        {2329, 4135, 8307, 3736, 1004, 9991},
        {2348, 1451, 3522, 2883, 3047, 6650},
        {4047, 8828, 8732, 5743, 1091, 381}
    };

    private final double least;

    Landscape(double least) {
        this.least = least;
    }

    abstract SearchSpace space();

    abstract List<Double> values(Map<String, Double> point);

    double least() {
        return least;
    }

    private static double at(Map<String, Double> point, String name) {
        return Objects.requireNonNull(point.get(name));
    }

    private static Dimension real(String name, double low, double high) {
        return new Dimension(name, new Domain.Real(low, high, false), Optional.empty());
    }

    private static Dimension under(String choice, int option, String name, Domain domain) {
        return new Dimension(name, domain, Optional.of(new Dimension.Condition(choice, Set.of(option))));
    }

    private static SearchSpace cube(int dimensions) {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(d -> real("x" + d, 0, 1))
                .toList());
    }
}
