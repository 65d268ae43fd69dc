package org.hourglass.evaluators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Labels;
import org.hourglass.spi.LatentSampler;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Picture;
import org.hourglass.spi.Representation;
import org.hourglass.spi.Split;
import org.hourglass.spi.Table;

/**
 * What a decoder makes of codes that no sample was encoded to: drawn from latent samplers, between two codes, along units.
 *
 * <pre>
 *   SAMPLER-variance-ratio           variance of 1000 generated samples / variance of the training samples
 *   linear-detour, slerp-detour      Σₜ ‖xₜ₊₁ − xₜ‖ / ‖x_T − x₁‖, xₜ decoded at 16 steps between two test codes
 * </pre>
 *
 * <p>Shape: codes {@code [n, code]}, samples {@code [n, features]}. Domain: any representation; pictures of images alone.
 * Unit: none. Reduction: variances over samples, averaged over features; detours averaged over pairs of test samples, one
 * of each class where there are labels. A ratio near 0 tells of samples that are all alike; a detour is at least 1 and tells
 * how winding the decoded way is.
 *
 * <p>Pictures: samples of each latent sampler (for a decoder that is told the class, a line per class with the same codes);
 * interpolations; traversals, μ ± 3 deviations of each unit over the training codes in 11 steps, those that change samples
 * most first. Table {@code traversals}: the variance along each. Where a decoder can be told a class and is not, it is asked
 * for a sample of no known class.
 *
 * <p>Source: interpolation in 16 steps: D. Berthelot, C. Raffel, A. Roy, I. Goodfellow, "Understanding and improving
 * interpolation in autoencoders via an adversarial regularizer", ICLR 2019, section 3; traversals: I. Higgins et al.,
 * "β-VAE", ICLR 2017, section 4.
 */
@EvaluatorPlugin(name = "generation", doc = "Generated samples, interpolations and traversals, in pictures and figures")
record Generation(@IntParam(doc = "samples, pairs or units in a picture", def = 10, min = 2, max = 100) int pictured)
        implements Evaluator {

    private static final int DRAWN = 1000;
    private static final int STEPS = 16;

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        List<Picture> pictures = new ArrayList<>();
        evaluation.latentSamplers().forEach((name, sampler) -> generate(evaluation, name, sampler, metrics, pictures));
        for (Interpolation interpolation : Interpolation.values()) {
            interpolate(evaluation, interpolation, metrics, pictures);
        }
        List<Traversals.Traversal> traversals =
                Traversals.of(evaluation.codes(Split.TRAIN), evaluation.subject(), evaluation.algebra());
        Matrix[] shown = traversals.stream()
                .limit(pictured)
                .map(Traversals.Traversal::samples)
                .toArray(Matrix[]::new);
        draw(
                        evaluation,
                        "traversals",
                        "a line per unit: 3 deviations below its mean to 3 above, the others at theirs",
                        shown)
                .ifPresent(pictures::add);
        return new Findings(metrics, pictures, List.of(table(traversals)));
    }

    private void generate(
            Evaluation evaluation,
            String name,
            LatentSampler.Fitted sampler,
            Map<String, Double> metrics,
            List<Picture> pictures) {
        Representation subject = evaluation.subject();
        Matrix codes = sampler.draw(DRAWN, evaluation.random("generation/" + name));
        double variance = Variation.of(evaluation.samples(Split.TRAIN).values());
        putFinite(metrics, name + "-variance-ratio", Variation.of(subject.decode(codes)) / variance);
        Optional<Labels> labels = evaluation.samples(Split.TRAIN).labels();
        boolean conditional = subject.conditional().isPresent() && labels.isPresent();
        Matrix[] lines = conditional
                ? perClass(
                        subject.conditional().get(),
                        codes.slice(0, pictured),
                        labels.get().classes())
                : lines(subject, codes);
        draw(
                        evaluation,
                        "samples-" + name,
                        "samples drawn from " + name + (conditional ? ", a line per class" : ""),
                        lines)
                .ifPresent(pictures::add);
    }

    private static Matrix[] perClass(Representation.Conditional decoder, Matrix codes, int classes) {
        return IntStream.range(0, classes)
                .mapToObj(c -> {
                    int[] same = new int[codes.rows()];
                    Arrays.fill(same, c);
                    return decoder.decode(codes, Labels.of(classes, same));
                })
                .toArray(Matrix[]::new);
    }

    private Matrix[] lines(Representation subject, Matrix codes) {
        int count = Math.min(pictured, DRAWN / pictured);
        return IntStream.range(0, count)
                .mapToObj(i -> subject.decode(codes.slice(i * pictured, (i + 1) * pictured)))
                .toArray(Matrix[]::new);
    }

    private void interpolate(
            Evaluation evaluation, Interpolation interpolation, Map<String, Double> metrics, List<Picture> pictures) {
        Matrix codes = evaluation.codes(Split.TEST);
        int[] ends = Images.chosen(evaluation.samples(Split.TEST), pictured + 1);
        Matrix[] ways = IntStream.range(1, ends.length)
                .mapToObj(i -> interpolation.path(codes.row(ends[i - 1]), codes.row(ends[i]), STEPS))
                .map(evaluation.subject()::decode)
                .toArray(Matrix[]::new);
        String name = interpolation.name().toLowerCase(Locale.ROOT);
        Arrays.stream(ways)
                .mapToDouble(Variation::detour)
                .filter(Double::isFinite)
                .average()
                .ifPresent(detour -> metrics.put(name + "-detour", detour));
        draw(evaluation, "interpolation-" + name, "a line per pair of test samples: from one code to the other", ways)
                .ifPresent(pictures::add);
    }

    private static Table table(List<Traversals.Traversal> traversals) {
        return new Table(
                "traversals",
                List.of("unit", "deviation", "variance"),
                traversals.stream()
                        .map(one -> List.<Object>of(one.unit(), one.deviation(), one.variance()))
                        .toList());
    }

    private static Optional<Picture> draw(Evaluation evaluation, String name, String caption, Matrix... lines) {
        Images images = new Images(evaluation.sample(), evaluation.range());
        if (!images.possible() || lines.length == 0) {
            return Optional.empty();
        }
        int[] all = IntStream.range(0, lines[0].rows()).toArray();
        return Optional.of(new Picture(name, images.grid(all, lines), caption));
    }

    private static void putFinite(Map<String, Double> metrics, String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }
}
