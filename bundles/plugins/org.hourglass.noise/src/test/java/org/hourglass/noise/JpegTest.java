package org.hourglass.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.hourglass.spi.Noise;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.NoiseContract;
import org.hourglass.testkit.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JpegTest implements NoiseContract {

    @Override
    public Noise plugin() {
        return new Jpeg(10);
    }

    @Override
    public boolean drawsRandomNumbers() {
        return false;
    }

    @Override
    public Shape sample() {
        return Shape.of(axis("height", 5), axis("width", 5), axis("channels", 1));
    }

    @Test
    void matchesTheHandComputedValueOfAnEvenBlock() {
        // y = 255 * 0.7 - 128 = 50.5; c_00 = 8 y = 404; t_00 = (500 * 16 + 50) / 100 = 80: round(5.05) * 80 = 400, so
        // y = 50 and x = 178 / 255
        NoiseContract block = images(8, 8, 1);
        double[] left = block.corruptedOf(plugin(), Rows.uniform(1, 1, 64, new Interval(0.7, 0.7)), 1, 0);
        assertThat(left).containsOnly(new double[] {178 / 255.0}, within(1e-12));
    }

    /** Java's writer and reader are libjpeg's; their transforms in whole numbers may differ from ours by a grey level. */
    @ParameterizedTest
    @CsvSource({"10, 28, 28", "50, 16, 24", "90, 13, 19"})
    void agreesWithTheJpegFilesThatJavaWrites(int quality, int height, int width) throws IOException {
        int[] grey = shapes(height, width);
        int[] expected = throughAFile(grey, height, width, quality);
        double[][] x = {Arrays.stream(grey).mapToDouble(g -> g / 255.0).toArray()};
        double[] actual = images(height, width, 1).corruptedOf(new Jpeg(quality), x, 1, 0);
        int same = 0;
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i] * 255).as("pixel %d", i).isCloseTo(expected[i], within(2.01));
            same += Math.abs(actual[i] * 255 - expected[i]) < 0.5 ? 1 : 0;
        }
        assertThat(same / (double) expected.length).isGreaterThan(0.8);
    }

    @Test
    void treatsEachChannelByItself() {
        double[] grey = images(5, 5, 1).corruptedOf(plugin(), legalData(), 1, 0);
        double[][] twice = new double[legalData().length][50];
        for (int i = 0; i < twice.length; i++) {
            for (int j = 0; j < 50; j++) {
                twice[i][j] = legalData()[i][j / 2];
            }
        }
        double[] both = images(5, 5, 2).corruptedOf(plugin(), twice, 1, 0);
        for (int i = 0; i < both.length; i++) {
            assertThat(both[i]).isCloseTo(grey[i / 2], within(1e-12));
        }
    }

    @Test
    void needsDataFromZeroToOne() {
        assertThat(plugin().dataRange()).isEqualTo(Interval.UNIT);
    }

    @Test
    void refusesSamplesThatAreNoImages() {
        NoiseContract table = () -> new Jpeg(10);
        assertThatThrownBy(() -> table.corruptedOf(plugin(), legalData(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jpeg: a sample must be an image [height, width, channels], but got [features=25]; "
                        + "use noise that needs no image, such as masking");
    }

    private static NoiseContract images(int height, int width, int channels) {
        return new NoiseContract() {
            @Override
            public Noise plugin() {
                return new Jpeg(10);
            }

            @Override
            public Shape sample() {
                return Shape.of(axis("height", height), axis("width", width), axis("channels", channels));
            }
        };
    }

    /** A disc on a slope. */
    private static int[] shapes(int height, int width) {
        return IntStream.range(0, height * width)
                .map(i -> Math.hypot(i / width - height / 2.0, i % width - width / 2.0) < height / 3.0
                        ? 230
                        : 3 * (i % width))
                .toArray();
    }

    static int[] throughAFile(int[] grey, int height, int width, int quality) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, width, height, grey);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream file = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(file);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        return read.getRaster().getPixels(0, 0, width, height, (int[]) null);
    }
}
