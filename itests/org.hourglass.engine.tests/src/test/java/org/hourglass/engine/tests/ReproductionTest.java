package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.RunId;
import org.hourglass.engine.record.RunState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published numbers, obtained again: {@code mvn verify -Preproduction}. Each is the median of three seeds and must lie in
 * its gate; the table that is printed is the one in docs/reproduction.md.
 */
@Tag("reproduction")
final class ReproductionTest {

    private static final int PIXELS = 28 * 28;
    private static final List<String> ROWS = new ArrayList<>();

    @TempDir
    Path folder;

    /** What one target is, what was published and where the median must lie. */
    private record Target(String id, String what, String published, double low, double high) {}

    @Test
    void aLinearAutoencoderIsPca() throws IOException {
        Laboratory laboratory = run("a2-linear");
        check(
                laboratory,
                "a2-linear",
                "code/pca-ratio",
                new Target("A2", "linear, k = 10: SSE / PCA's", "1", 0.999, 1.01));
        check(
                laboratory,
                "a2-linear",
                "code/pca-overlap",
                new Target("A2", "subspace overlap with PCA", "1", 0.99, 1.0001));
        check(
                laboratory,
                "a2-linear",
                "code/pca-angle",
                new Target("A2", "largest principal angle, degrees", "0", 0, 8));
    }

    @Test
    void theShallowAutoencoderReachesThePublishedLossAndL1MakesItsCodeSparse() throws IOException {
        Laboratory plain = run("a4-shallow");
        check(
                plain,
                "a4-shallow",
                "test/reconstruction",
                new Target("A4", "784-32-784, bce-mean", "about .09", 0.090, 0.096));
        Laboratory sparse = run("a5-sparse");
        double ratio = median(sparse, "a5-sparse", "code/mean-activation")
                / median(plain, "a4-shallow", "code/mean-activation");
        report(new Target("A5", "mean code, sparse / plain", "3.33 / 7.30 = .46", 0, 0.60), ratio);
        check(
                sparse,
                "a5-sparse",
                "test/reconstruction",
                new Target("A5", "with L1 1e-4, bce-mean", ".10", 0.093, 0.108));
    }

    @Test
    void theVariationalAutoencoderReachesThePublishedBoundWhichGrowsWithTheDraws() throws IOException {
        Laboratory vae = run("a7-vae");
        report(
                new Target("A7", "VAE 784-400-20, bce-sum + KL, drawn codes", "105.5 to 105.6", 104.5, 107.0),
                -median(vae, "a7-vae", "code/elbo"));
        report(
                new Target("A7", "the same with mean codes", "96.5", 95, 98.5),
                -median(vae, "a7-vae", "code/elbo-mean-code"));
        List<String> bounds = List.of("1", "5", "50", "200");
        for (int i = 1; i < bounds.size(); i++) {
            String less = bounds.get(i - 1);
            String more = bounds.get(i);
            double gain = median(vae, "a7-vae", "code/importance-weighted-" + more)
                    - median(vae, "a7-vae", "code/importance-weighted-" + less);
            report(
                    new Target("N1", "bound of %s draws - bound of %s".formatted(more, less), "at least 0", 0, 20),
                    gain);
        }
    }

    @Test
    void aDeepCodeBeatsPcaByMoreThanTwo() throws IOException {
        Laboratory laboratory = run("a3-deep");
        report(
                new Target("A3", "784-1000-500-250-30, 15 epochs: squared error per test image", "3.00", 0, 6.5),
                PIXELS * median(laboratory, "a3-deep", "code/mse"));
        report(
                new Target("A3", "PCA of 30 components: the same", "13.87", 13.86, 13.88),
                PIXELS * median(laboratory, "a3-deep", "baseline/pca/mse"));
        check(laboratory, "a3-deep", "code/pca-ratio", new Target("A3", "autoencoder / PCA", "3.00 / 13.87", 0, 0.5));
    }

    @Test
    void aDeeperAutoencoderReachesThePublishedLoss() throws IOException {
        Laboratory laboratory = run("a6-deep");
        report(
                new Target("A6", "784-128-64-32, bce-mean, 30 epochs", "-", 0, 0.092),
                median(laboratory, "a6-deep", 0, "test/reconstruction"));
        report(
                new Target("A6", "the same, 100 epochs", "about .08", 0.079, 0.087),
                median(laboratory, "a6-deep", 1, "test/reconstruction"));
    }

    @Test
    void denoisingBeatsPcaByMoreThanOneDecibel() throws IOException {
        Laboratory laboratory = run("a8b-denoising");
        double psnr = median(laboratory, "a8b-denoising", "code/denoising-psnr");
        report(new Target("A8b", "784-512-64, clipped Gaussian .5: PSNR, dB", "20.1, convolutional", 17.6, 25), psnr);
        double pca = median(laboratory, "a8b-denoising", "baseline/pca/denoising-psnr");
        report(new Target("A8b", "dB above PCA of the same size", "-", 1.4, 25), psnr - pca);
    }

    @Test
    void aLinearClassifierReadsTheClassOffAKSparseCode() throws IOException {
        Laboratory laboratory = run("n3-k-sparse");
        report(
                new Target("N3", "k-sparse, 1000 units, k = 25: % error of a linear probe", "1.35", 0, 2.2),
                100 * (1 - median(laboratory, "n3-k-sparse", "code/linear-probe")));
    }

    @Test
    void aStackOfSparseLayersClassifiesAndFineTuningDoesBetter() throws IOException {
        Laboratory laboratory = run("a9-stacked");
        report(
                new Target("A9", "784-200-200, each layer by itself, rho = .1: mean activation", ".1", 0.07, 0.13),
                median(laboratory, "a9-stacked", 0, "code/mean-activation"));
        report(
                new Target("A9", "the same, softmax on the code: % right", "87.7", 84, 94),
                100 * median(laboratory, "a9-stacked", 0, "code/linear-probe"));
        report(
                new Target("A9", "the same, fine-tuned with the classifier: % right", "97.6", 96.8, 100),
                100 * median(laboratory, "a9-stacked", 1, "test/supervised/right"));
    }

    private Laboratory run(String study) throws IOException {
        Laboratory laboratory = new Laboratory(folder);
        laboratory.run(resource(study), 2, () -> false, new Progress() {
            @Override
            public void started(RunId run, int epoch, int epochs) {
                System.out.printf("%s: %d epochs%n", run, epochs);
            }
        });
        return laboratory;
    }

    private static String resource(String study) throws IOException {
        try (InputStream in = ReproductionTest.class.getResourceAsStream("/reproduction/" + study + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(Laboratory laboratory, String study, String metric, Target target) throws IOException {
        report(target, median(laboratory, study, metric));
    }

    private static double median(Laboratory laboratory, String study, String metric) {
        return median(laboratory, study, 0, metric);
    }

    private static double median(Laboratory laboratory, String study, int trial, String metric) {
        var runs = laboratory.view(study).trials().get(trial).runs();
        assertThat(runs).hasSize(3).allSatisfy(run -> assertThat(run.state()).isEqualTo(RunState.COMPLETED));
        return runs.stream()
                .mapToDouble(run -> run.metrics().get(metric))
                .sorted()
                .toArray()[1];
    }

    private static void report(Target target, double obtained) throws IOException {
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.4f | [%s, %s] |",
                target.id(),
                target.what(),
                target.published(),
                obtained,
                target.low(),
                target.high());
        System.out.println(row);
        ROWS.add(row);
        Files.write(Path.of("target/reproduction.md"), ROWS);
        assertThat(obtained).as(row).isBetween(target.low(), target.high());
    }
}
