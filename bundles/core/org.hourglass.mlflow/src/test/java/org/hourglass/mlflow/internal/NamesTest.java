package org.hourglass.mlflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hourglass.mlflow.internal.Remote.Measurement;
import org.junit.jupiter.api.Test;

final class NamesTest {

    @Test
    void aRunIsNamedAfterItsPoint() {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("architecture.code", 16L);
        point.put("training.learning-rate", 0.001);
        assertThat(Names.run(7, 0, point)).isEqualTo("0007 code=16 lr=0.001 r0");
        assertThat(Names.run(0, 2, Map.of())).isEqualTo("0000 r2");
    }

    @Test
    void pathsThatEndAlikeAreToldApartAndValuesAreBrief() {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("regularizers[0].weight", 0.123456789);
        point.put("regularizers[1].weight", 1e-7);
        point.put("architecture.hidden", List.of(512L, 128L));
        point.put("noise", Map.of("plugin", "masking", "p", 0.3));
        point.put("loss", "none");
        assertThat(Names.run(12, 1, point))
                .isEqualTo("0012 0.weight=0.1235 1.weight=1E-7 hidden=512-128 noise=masking loss=none r1");
    }

    @Test
    void aLongNameIsCut() {
        Map<String, Object> point = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> point.put("some.parameter" + i, i));
        assertThat(Names.run(1, 0, point)).hasSizeLessThan(115).contains("…").endsWith("r0");
    }

    @Test
    void keysAndPathsAreWhatEveryServerTakes() {
        assertThat(Names.key("regularizers[0].rho")).isEqualTo("regularizers.0.rho");
        assertThat(Names.key("/a//b#c,(d)/..")).isEqualTo("a/b_c__d_");
        assertThat(Names.key("é")).isEqualTo("_");
        assertThat(Names.key("")).isEqualTo("_");
        assertThat(Names.key("k".repeat(400))).hasSize(250);
        assertThat(Names.path("images/../a b#c.png")).isEqualTo("images/a_b_c.png");
        assertThat(Names.path("..")).isEqualTo("_");
    }

    @Test
    void numbersArePlain() {
        assertThat(Names.value(1e-4)).isEqualTo("0.0001");
        assertThat(Names.value(64.0)).isEqualTo("64");
        assertThat(Names.value(1e22)).isEqualTo("10000000000000000000000");
        assertThat(Names.value(1e-300)).isEqualTo("1.0E-300");
        assertThat(Names.value(12L)).isEqualTo("12");
        assertThat(Names.value(List.of(256L, 64L))).isEqualTo("[256,64]");
        assertThat(Names.value(null)).isEqualTo("none");
    }

    @Test
    void whatIsNotFiniteIsCountedAndNeverSent() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("train/loss", 0.5);
        metrics.put("val/loss", Double.NaN);
        metrics.put("val/denoising", null);
        metrics.put("train/penalty", Double.POSITIVE_INFINITY);
        assertThat(Measurements.of(metrics, 3, 99))
                .containsExactly(
                        new Measurement("train/loss", 0.5, 99, 3), new Measurement("nonfinite/count", 3, 99, 3));
    }

    @Test
    void atMostAHundredMeasurementsTravelTogether() {
        List<Measurement> many = IntStream.range(0, 250)
                .mapToObj(i -> new Measurement("m" + i, i, 1, 1))
                .toList();
        assertThat(Measurements.chunks(many)).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(Measurements.chunks(many)).flatExtracting(chunk -> chunk).isEqualTo(many);
        assertThat(Measurements.chunks(List.of())).isEmpty();
    }

    @Test
    void picturesAreNamedAsTheGridWantsAndTheSameEachTime() {
        Images.Paths paths = Images.paths("images/val/latent.png", 5, 1700, "s/0/0 sha");
        assertThat(paths.full()).matches("images/val~latent\\+step\\+5\\+timestamp\\+1700\\+[0-9a-f-]{36}\\.png");
        assertThat(paths.tile()).isEqualTo(paths.full().replace(".png", "+compressed.png"));
        assertThat(Images.paths("images/val/latent.png", 5, 1700, "s/0/0 sha")).isEqualTo(paths);
        assertThat(Images.paths("images/val/latent.png", 5, 1700, "s/1/0 sha")).isNotEqualTo(paths);
    }

    @Test
    void theGridGetsASmallPictureAndABrokenOneAsItIs() throws Exception {
        byte[] tile = Images.tile(Story.picture(1));
        var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(tile));
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(image.getHeight()).isEqualTo(80);
        byte[] broken = {1, 2, 3};
        assertThat(Images.tile(broken)).isSameAs(broken);
    }

    @Test
    void waitsDoubleWithJitterAndNeverEndBeforeTheServerWants() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        Trouble plain = new Trouble(Trouble.Kind.SILENT, "refused");
        for (int failures = 0; failures < 20; failures++) {
            long most = 500L << Math.min(failures, 7);
            assertThat(backoff.after(failures, plain).toMillis()).isBetween(most / 2, most);
        }
        Trouble asked = new Trouble(Trouble.Kind.BUSY, "later", Duration.ofSeconds(90), null);
        assertThat(backoff.after(1, asked)).isBetween(Duration.ofSeconds(90), Duration.ofMillis(90_500));
    }
}
