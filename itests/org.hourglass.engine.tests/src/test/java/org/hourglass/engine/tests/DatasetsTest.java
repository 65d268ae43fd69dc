package org.hourglass.engine.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.hourglass.base.HourglassException;
import org.hourglass.engine.Engine;
import org.hourglass.engine.Progress;
import org.hourglass.engine.record.Record;
import org.hourglass.engine.record.RunId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every dataset of the product but Fashion-MNIST, whose files are not in it, trains an autoencoder in one study. */
final class DatasetsTest {

    private static final String STUDY =
            """
            study: datasets
            dataset:
              choice:
                - {plugin: csv, file: table.csv, label: kind, categories: colour, missing: skip, validation: 20}
                - {plugin: image-folder, folder: images, height: 8, width: 8, colour: colour, validation: 4}
                - {plugin: npy, values: x.npy, validation: 20}
                - {plugin: npz, file: a.npz, values: x, validation: 20}
                - {plugin: mnist-variant, classes: [3, 5], rotation: 30, binarise: sampled, train: 1000, validation: 100}
                - {plugin: mnist-variant, background: 0.5, labelled: 100, train: 1000, validation: 100}
                - {plugin: mnist-one-class, normal: [0], train: 1000, validation: 100}
                - {plugin: shapes, samples: 1000, validation: 100}
                - {plugin: lines, samples: 1000, validation: 100}
                - {plugin: bars, samples: 1000, validation: 100}
                - {plugin: swiss-roll, samples: 1000, validation: 100}
                - {plugin: s-curve, samples: 1000, validation: 100}
                - {plugin: moons, samples: 1000, validation: 100}
                - {plugin: rings, samples: 1000, validation: 100}
                - {plugin: anomaly-series, samples: 1000, validation: 100}
                - {plugin: anomaly-series, wave: ecg, samples: 1000, validation: 100}
            architecture: {plugin: mlp, hidden: [32], code: 2}
            regularizers: [{plugin: weight-decay, weight: 1e-6}]
            loss: mse-mean
            training: {optimizer: adam, learning-rate: 5e-3, batch: 16, remainder: keep, epochs: 3}
            search: {sampler: grid, seed: 7}
            evaluate: [reconstruction, neighbours]
            baselines: []
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeOwnData() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Random random = new Random(1);
        StringBuilder table = new StringBuilder("height,width,colour,kind\n,1,red,big\n");
        for (int i = 0; i < 200; i++) {
            double height = random.nextGaussian();
            table.append("%.3f,%.3f,%s,%s%n"
                    .formatted(
                            height,
                            2 * height + 0.1 * random.nextGaussian(),
                            random.nextBoolean() ? "red" : "blue",
                            height > 0 ? "big" : "small"));
        }
        Files.writeString(data.resolve("table.csv"), table);
        byte[] array = array(200, 6, random);
        Files.write(data.resolve("x.npy"), array);
        try (OutputStream out = Files.newOutputStream(data.resolve("a.npz"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(array);
        }
        for (int i = 0; i < 40; i++) {
            BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
            for (int j = 0; j < 120; j++) {
                image.setRGB(j % 12, j / 12, i % 2 == 0 ? 0xff0000 >> (j % 12 / 4 * 2) : 0x0000ff >> (j / 48));
            }
            Path file = data.resolve("images/%s/%d.png".formatted(i % 2 == 0 ? "red" : "blue", i));
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
        Files.writeString(data.resolve("images/red/broken.png"), "no image");
    }

    @Test
    void reconstructionFallsOnEach() {
        Laboratory laboratory = new Laboratory(folder);
        List<String> notices = new ArrayList<>();
        Engine.Result result = laboratory.run(STUDY, 2, () -> false, new Progress() {
            @Override
            public void notice(String text) {
                notices.add(text);
            }
        });
        assertThat(result).isEqualTo(new Engine.Result(16, 0, 0, 0, false));
        for (Record.TrialView trial : laboratory.view("datasets").trials()) {
            var reconstruction = laboratory
                    .run(new RunId("datasets", trial.trial(), 0))
                    .history()
                    .get("train/reconstruction");
            assertThat(reconstruction.get(2).value())
                    .as("%s", trial.point())
                    .isLessThan(reconstruction.get(0).value());
        }
        assertThat(notices)
                .contains(
                        "csv: 1 of 201 lines of table.csv left out for missing values: line 2 `height`",
                        "image-folder: 1 of 41 images of images left out because they cannot be read:"
                                + " red/broken.png (no image in a format that can be read)");
    }

    @Test
    void aTableWithMissingValuesStartsNoRun() {
        Laboratory laboratory = new Laboratory(folder);
        String strict =
                """
                study: strict
                dataset: {plugin: csv, file: table.csv, label: kind, categories: colour, validation: 20}
                architecture: {plugin: mlp, code: 2}
                loss: mse-mean
                """;
        assertThatThrownBy(() -> laboratory.run(strict, 1))
                .isInstanceOf(HourglassException.class)
                .hasMessage(
                        "csv: %s: must have a value everywhere, but none is in line 2 `height`; fill them in, leave"
                                + " the lines out by `missing: skip`, or the columns by `ignore`",
                        folder.resolve("data/table.csv"));
    }

    @Test
    void standardisedDataAreRefusedByALossThatNeedsTheUnitInterval() {
        Laboratory laboratory = new Laboratory(folder);
        String wrong =
                """
                study: wrong
                dataset: {plugin: csv, file: table.csv, label: kind, categories: colour, missing: skip, validation: 20}
                architecture: {plugin: mlp, code: 2}
                loss: bce-mean
                """;
        assertThatThrownBy(() -> laboratory.run(wrong, 1))
                .isInstanceOf(HourglassException.class)
                .hasMessageContaining("bce-mean")
                .hasMessageContaining("(-∞, ∞)");
    }

    /** Returns an array of NumPy in which every row is on a line. */
    private static byte[] array(int rows, int columns, Random random) {
        byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }%n"
                .formatted(rows, columns)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + header.length + 4 * rows * columns)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length)
                .put(header);
        for (int i = 0; i < rows; i++) {
            float along = (float) random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                file.putFloat(along * (j - 2));
            }
        }
        return file.array();
    }
}
