package org.hourglass.evaluators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.ListParam;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Probabilistic;
import org.hourglass.spi.Split;
import org.hourglass.spi.Table;

/**
 * How much evidence a stochastic autoencoder gives to the test samples: bounds of ln p(x), and what they are made of.
 *
 * <pre>
 *   rate               mean of Σⱼ ½ (μⱼ² + σⱼ² − ln σⱼ² − 1)
 *   distortion         mean of −ln p(x|h), h ~ q(h|x) drawn once
 *   elbo               −distortion − rate
 *   elbo-mean-code     the same with h = μ: no bound, as the code is not drawn
 *   active-units       number of units j with Varₓ μⱼ(x) above .01
 *   importance-weighted-K   mean of ln (1/K) Σₖ p(x|hₖ) p(hₖ) / q(hₖ|x), hₖ ~ q(h|x)
 * </pre>
 *
 * <p>Shape: x {@code [samples, features]}, h, μ and σ² {@code [samples, code]}. Domain: subjects with distributions of
 * codes and samples; others give no metric. Unit: nats, up to the constant that the loss leaves out of ln p(x|h), which
 * for grey values or another loss makes bounds incomparable. Reduction: mean over the test samples, sum over units and
 * features. The importance-weighted bounds are of the first {@code samples} test samples, each bound by draws of its
 * own, so that their order is a finding. Weights are summed by their logarithms, in float64. Tables: the bounds with their
 * standard errors over the samples; rate and variance of the mean of each unit.
 *
 * <p>Source: D. P. Kingma, M. Welling, "Auto-encoding variational Bayes", ICLR 2014, equation 3; Y. Burda, R. Grosse, R.
 * Salakhutdinov, "Importance weighted autoencoders", ICLR 2016, equation 8, and section 5.2 for active units.
 */
@EvaluatorPlugin(
        name = "evidence",
        doc = "Bounds of the log-likelihood of the test samples in nats, rate, distortion and active units")
record Evidence(
        @IntParam(doc = "test samples for the importance-weighted bounds, at most", def = 1000, min = 2, max = 10000000)
                int samples,
        @ListParam(doc = "draws K of the importance-weighted bounds", def = "1,5,50", min = 1, max = 100000)
                List<Integer> draws)
        implements Evaluator {

    private static final double ACTIVE = 0.01;

    Evidence {
        draws = draws.stream().distinct().sorted().toList();
    }

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Optional<Probabilistic> subject = evaluation.subject().probabilistic();
        if (subject.isEmpty()) {
            return Findings.of(Map.of());
        }
        Matrix x = evaluation.samples(Split.TEST).values();
        Codes codes = new Codes(subject.get().posterior(x), evaluation.random("evidence"));
        Matrix drawn = codes.draw(x.rows());
        double rate = mean(codes.rates());
        double distortion = -mean(subject.get().logLikelihood(x, drawn));
        double meanDistortion = -mean(subject.get().logLikelihood(x, codes.means()));

        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("elbo", -distortion - rate);
        metrics.put("elbo-mean-code", -meanDistortion - rate);
        metrics.put("rate", rate);
        metrics.put("distortion", distortion);
        double[] variances = codes.variances();
        metrics.put("active-units", (double) IntStream.range(0, variances.length)
                .filter(j -> variances[j] > ACTIVE)
                .count());
        List<List<Object>> bounds = new ArrayList<>();
        Matrix first = x.slice(0, Math.min(samples, x.rows()));
        for (int k : draws) {
            double[] bound =
                    ImportanceWeights.of(subject.get(), first, codes, k).bounds();
            double mean = mean(bound);
            metrics.put("importance-weighted-" + k, mean);
            bounds.add(List.of(k, mean, standardError(bound, mean)));
        }
        return new Findings(
                metrics,
                List.of(),
                List.of(
                        new Table("evidence-bounds", List.of("draws", "bound", "standard error"), bounds),
                        new Table("evidence-units", List.of("unit", "rate", "variance of the mean"), units(codes))));
    }

    private static List<List<Object>> units(Codes codes) {
        double[] rates = codes.unitRates();
        double[] variances = codes.variances();
        return IntStream.range(0, rates.length)
                .mapToObj(j -> List.<Object>of(j, rates[j], variances[j]))
                .toList();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
