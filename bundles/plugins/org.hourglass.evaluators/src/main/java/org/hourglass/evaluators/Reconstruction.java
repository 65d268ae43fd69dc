package org.hourglass.evaluators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hourglass.spi.Evaluation;
import org.hourglass.spi.Evaluator;
import org.hourglass.spi.EvaluatorPlugin;
import org.hourglass.spi.Findings;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Matrix;
import org.hourglass.spi.Picture;
import org.hourglass.spi.Split;

/**
 * Errors of the reconstructions of the test samples, and pictures of them.
 *
 * <pre>
 *   mse                 mean (x − r)²                  mae     mean |x − r|
 *   psnr                10 log₁₀(peak² / mse)          psnr-mean-of-images   the mean of each sample's own PSNR
 *   explained-variance  1 − Σ (x − r)² / Σ (x − x̄)²
 *   denoising-mse, denoising-psnr    the same for r = g(f(x̃)), target x;   noisy-psnr   for x̃ itself
 * </pre>
 *
 * <p>Shape: x and r {@code [samples, features]}. Domain: any data; PSNR needs a range with bounds, peak being their
 * distance. Unit: dB for PSNR, that of the data for mae, its square for mse. Reduction: mean over samples and
 * features.
 *
 * <p>x̄ is the mean of the test samples. The noise is the study's, fixed per row, clean targets always.
 *
 * <p>Source: definitions; the mean of PSNR values differs from the PSNR of the mean by Jensen's inequality, hence two
 * names.
 */
@EvaluatorPlugin(name = "reconstruction", doc = "Errors of reconstructions, PSNR and pictures, of noisy input too")
record Reconstruction(@IntParam(doc = "samples in a picture", def = 10, min = 1, max = 100) int pictured)
        implements Evaluator {

    @Override
    public Findings evaluate(Evaluation evaluation) {
        Matrix clean = evaluation.samples(Split.TEST).values();
        Matrix reconstructed = evaluation.reconstructions(Split.TEST);
        Errors errors = Errors.of(clean, reconstructed, evaluation.range());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("mse", errors.mse());
        metrics.put("mae", errors.mae());
        putFinite(metrics, "psnr", errors.psnr());
        putFinite(metrics, "psnr-mean-of-images", errors.meanPsnr());
        double variance = Errors.variance(clean, evaluation.algebra().mean(clean));
        putFinite(metrics, "explained-variance", 1 - errors.mse() / variance);

        Images images = new Images(evaluation.sample(), evaluation.range());
        int[] shown = Images.chosen(evaluation.samples(Split.TEST), pictured);
        List<Picture> pictures = new ArrayList<>();
        if (images.possible()) {
            pictures.add(new Picture(
                    "reconstructions",
                    images.grid(shown, clean, reconstructed),
                    "above: test samples; below: reconstructions"));
        }
        Optional<Matrix> corrupted = evaluation.corrupted(Split.TEST);
        if (corrupted.isPresent()) {
            Matrix noisy = corrupted.get();
            Matrix denoised = evaluation.subject().reconstruct(noisy);
            Errors remaining = Errors.of(clean, denoised, evaluation.range());
            metrics.put("denoising-mse", remaining.mse());
            putFinite(metrics, "denoising-psnr", remaining.psnr());
            putFinite(
                    metrics,
                    "noisy-psnr",
                    Errors.of(clean, noisy, evaluation.range()).psnr());
            if (images.possible()) {
                pictures.add(new Picture(
                        "denoising", images.grid(shown, clean, noisy, denoised), "from above: clean, noisy, denoised"));
            }
        }
        return new Findings(metrics, pictures, List.of());
    }

    private static void putFinite(Map<String, Double> metrics, String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }
}
