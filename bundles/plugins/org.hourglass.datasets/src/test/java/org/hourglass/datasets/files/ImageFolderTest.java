package org.hourglass.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hourglass.spi.tensor.Axis.axis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.hourglass.datasets.files.ImageFolder.Colour;
import org.hourglass.datasets.files.ImageFolder.Fit;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Shape;
import org.hourglass.testkit.DatasetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageFolderTest implements DatasetContract {

    @TempDir
    private Path folder;

    private String test = "";
    private int height = 2;
    private int width = 2;
    private Colour colour = Colour.GREY;
    private Fit fit = Fit.STRETCH;

    @BeforeEach
    void writeImages() throws IOException {
        write("images/dogs/a.png", filled(2, 2, 0x000000));
        write("images/dogs/b.png", filled(2, 2, 0x333333));
        write("images/cats/c.png", filled(2, 2, 0x666666));
        write("images/cats/deeper/d.PNG", filled(2, 2, 0x999999));
        write("images/cats/e.png", filled(2, 2, 0xcccccc));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Dataset plugin() {
        return new ImageFolder("images", test, 0.2, height, width, colour, fit, 1);
    }

    @Test
    void takesSubfoldersAsClasses() throws IOException {
        Data data = plugin().load(folder);
        assertThat(data.sample()).isEqualTo(Shape.of(axis("height", 2), axis("width", 2), axis("channels", 1)));
        assertThat(data.range()).isEqualTo(Interval.UNIT);
        assertThat(data.train().size()).isEqualTo(4);
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(data.train().labels().orElseThrow().classes()).isEqualTo(2);
        for (int row = 0; row < 4; row++) { // cats are brighter, and class 0
            int label = data.train().labels().orElseThrow().get(row);
            assertThat(label).isEqualTo(data.train().values().get(row, 0) > 0.3 ? 0 : 1);
        }
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void hasNoLabelsWithoutSubfolders() throws IOException {
        Dataset cats = new ImageFolder("images/dogs", "", 0.5, 2, 2, Colour.GREY, Fit.STRETCH, 1);
        assertThat(cats.load(folder).train().labels()).isEmpty();
    }

    @Test
    void takesATestFolder() throws IOException {
        write("test/dogs/x.png", filled(2, 2, 0xffffff));
        test = "test";
        Data data = plugin().load(folder);
        assertThat(data.train().size()).isEqualTo(5);
        assertThat(data.test().values().toArray()).containsExactly(1, 1, 1, 1);
        assertThat(data.test().labels().orElseThrow().toArray()).containsExactly(1);
        write("test/birds/y.png", filled(2, 2, 0xffffff));
        refuses(folder.resolve("test")
                + ": must have the subfolders of the training images, [cats, dogs], but has [birds, dogs]");
    }

    @Test
    void turnsColoursIntoGrey() throws IOException {
        one(filled(2, 2, 0xff0000));
        assertThat(first()).containsOnly(0.299f);
        one(filled(2, 2, 0x00ff00));
        assertThat(first()).containsOnly(0.587f);
        one(filled(2, 2, 0x0000ff));
        assertThat(first()).containsOnly(0.114f);
    }

    @Test
    void keepsColoursInTheInnermostAxis() throws IOException {
        colour = Colour.COLOUR;
        one(filled(2, 2, 0xff3300));
        assertThat(plugin().load(folder).sample().axis("channels").size()).isEqualTo(3);
        assertThat(Arrays.copyOf(first(), 6)).containsExactly(1, 0.2f, 0, 1, 0.2f, 0);
    }

    @Test
    void takesGreyLevelsAsTheyAre() throws IOException {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            BufferedImage grey = new BufferedImage(2, 2, type);
            int white = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
            grey.getRaster().setPixels(0, 0, 2, 2, new int[] {0, white / 5, 2 * white / 5, white});
            one(grey);
            assertThat(first()).containsExactly(0, 0.2f, 0.4f, 1);
            colour = Colour.COLOUR;
            assertThat(first()).containsExactly(0, 0, 0, 0.2f, 0.2f, 0.2f, 0.4f, 0.4f, 0.4f, 1, 1, 1);
            colour = Colour.GREY;
        }
    }

    @Test
    void laysTransparencyOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00000000);
        image.setRGB(1, 0, 0x33000000);
        height = 1;
        one(image);
        assertThat(first()).containsExactly(1, 0.8f);
    }

    @Test
    void averagesWithATriangleWhereImagesShrink() throws IOException {
        // 4 pixels become 2: weights of pixel 0.5, 1.5, 2.5 about 1 with reach 2: 0.75, 0.75, 0.25
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 4, 1, new int[] {255, 0, 255, 0});
        height = 1;
        one(image);
        assertThat(first()).containsExactly(new float[] {1 / 1.75f, 0.75f / 1.75f}, within(1e-6f));
    }

    @Test
    void interpolatesWhereImagesGrow() throws IOException {
        // 2 pixels become 4: centres 0.25, 0.75, 1.25, 1.75 between those at 0.5 and 1.5
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 255});
        height = 1;
        width = 4;
        one(image);
        assertThat(first()).containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(1e-6f));
    }

    @Test
    void keepsConstantImagesConstantAtAnySize() throws IOException {
        one(filled(17, 5, 0x333333));
        for (int side : new int[] {1, 3, 7, 40}) {
            height = side;
            width = side;
            for (float value : first()) {
                assertThat(value).isCloseTo(0.2f, within(1e-6f));
            }
        }
    }

    @Test
    void cutsTheLongerSideIfAsked() throws IOException {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 4, 2, new int[] {255, 0, 51, 255, 255, 102, 153, 255});
        fit = Fit.CUT;
        one(image);
        assertThat(first()).containsExactly(0, 0.2f, 0.4f, 0.6f);
        BufferedImage tall = new BufferedImage(2, 4, BufferedImage.TYPE_BYTE_GRAY);
        tall.getRaster().setPixels(0, 0, 2, 4, new int[] {255, 255, 0, 51, 102, 153, 255, 255});
        one(tall);
        assertThat(first()).containsExactly(0, 0.2f, 0.4f, 0.6f);
    }

    @Test
    void readsJpegFiles() throws IOException {
        write("images/cats/photo.jpg", filled(16, 16, 0x808080));
        Data data = plugin().load(folder);
        assertThat(data.train().size() + data.test().size()).isEqualTo(6);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void leavesBrokenFilesOutAndTellsHowManyAndWhy() throws IOException {
        Files.write(folder.resolve("images/cats/text.png"), new byte[] {'n', 'o'});
        Path good = folder.resolve("images/cats/e.png");
        byte[] png = Files.readAllBytes(good);
        Files.write(folder.resolve("images/dogs/short.png"), Arrays.copyOf(png, 40));
        Data data = plugin().load(folder);
        assertThat(data.train().size() + data.test().size()).isEqualTo(5);
        assertThat(data.notes()).hasSize(1);
        assertThat(data.notes().get(0))
                .startsWith("2 of 7 images of images left out because they cannot be read:"
                        + " cats/text.png (no image in a format that can be read), dogs/short.png (");
    }

    @Test
    void takesATruncatedPhotographAsBroken() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 40_503);
        }
        write("images/cats/photo.jpg", image);
        byte[] jpeg = Files.readAllBytes(folder.resolve("images/cats/photo.jpg"));
        Files.write(folder.resolve("images/cats/photo.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
        assertThat(plugin().load(folder).notes())
                .containsExactly(
                        "1 of 6 images of images left out because they cannot be read: cats/photo.jpg (Corrupt JPEG data: premature end of data segment)");
    }

    @Test
    void takesATruncatedPngAsBroken() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 40_503);
        }
        write("images/cats/big.png", image);
        byte[] png = Files.readAllBytes(folder.resolve("images/cats/big.png"));
        Files.write(folder.resolve("images/cats/big.png"), Arrays.copyOf(png, png.length / 2));
        assertThat(plugin().load(folder).notes()).hasSize(1);
        assertThat(plugin().load(folder).notes().get(0))
                .startsWith("1 of 6 images of images left out because they cannot be read: cats/big.png (");
    }

    @Test
    void refusesAnImageBombBeforeItTakesMemory() throws IOException {
        Files.write(folder.resolve("images/cats/bomb.png"), pngHeader(60_000, 60_000));
        assertThat(plugin().load(folder).notes())
                .containsExactly("1 of 6 images of images left out because they cannot be read:"
                        + " cats/bomb.png (60000 x 60000 is more than 50000000 pixels)");
    }

    @Test
    void readsOtherFormatsNotEvenUnderTheirName() throws IOException {
        ImageIO.write(
                filled(2, 2, 0), "gif", folder.resolve("images/cats/x.png").toFile());
        assertThat(plugin().load(folder).notes())
                .containsExactly("1 of 6 images of images left out because they cannot be read:"
                        + " cats/x.png (neither PNG nor JPEG, but GIF)");
    }

    @Test
    void leavesImagesBesideTheClassesOut() throws IOException {
        write("images/cover.png", filled(2, 2, 0));
        write("images/.hidden/x.png", filled(2, 2, 0));
        write("images/cats/._c.png", filled(2, 2, 0));
        Files.write(folder.resolve("images/readme.txt"), new byte[3]);
        Data data = plugin().load(folder);
        assertThat(data.train().size() + data.test().size()).isEqualTo(5);
        assertThat(data.notes()).containsExactly("1 images of images left out because they lie beside the subfolders");
    }

    @Test
    void refusesAFolderWithoutImages() throws IOException {
        Files.createDirectories(folder.resolve("none"));
        Dataset none = new ImageFolder("none", "", 0.2, 2, 2, Colour.GREY, Fit.STRETCH, 1);
        assertThatThrownBy(() -> none.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none") + ": must have PNG or JPEG files, but has none; set `folder`");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Dataset none = new ImageFolder("none", "", 0.2, 2, 2, Colour.GREY, Fit.STRETCH, 1);
        assertThatThrownBy(() -> none.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("`folder`: must name a folder, but there is no %s; put it there"
                        .formatted(folder.resolve("none")));
        test = "gone";
        refuses("`test`: must name a folder, but there is no %s; put it there".formatted(folder.resolve("gone")));
    }

    @Test
    void refusesAFolderOfBrokenImages() throws IOException {
        Files.createDirectories(folder.resolve("bad"));
        Files.write(folder.resolve("bad/a.png"), new byte[] {1});
        Files.write(folder.resolve("bad/b.jpg"), new byte[0]);
        Dataset bad = new ImageFolder("bad", "", 0.2, 2, 2, Colour.GREY, Fit.STRETCH, 1);
        assertThatThrownBy(() -> bad.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        folder.resolve("bad") + ": must have images that can be read, but all 2 are broken:"
                                + " a.png (no image in a format that can be read), b.jpg (no image in a format that can be read)");
    }

    @Test
    void refusesMoreValuesThanOneArrayHolds() throws IOException {
        height = 4096;
        width = 4096;
        colour = Colour.COLOUR;
        for (int i = 0; i < 40; i++) {
            Files.write(folder.resolve("images/cats/%d.png".formatted(i)), new byte[1]);
        }
        refuses(folder.resolve("images") + ": must have at most 2147483583 values, but has 45 images of 50331648; make"
                + " `height` and `width` less");
    }

    private void one(BufferedImage image) throws IOException {
        for (String name : new String[] {"images/cats/c.png", "images/cats/deeper/d.PNG", "images/cats/e.png"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve("images/cats/deeper"));
        Files.deleteIfExists(folder.resolve("images/cats"));
        write("images/dogs/a.png", image);
        write("images/dogs/b.png", image);
    }

    private float[] first() throws IOException {
        return plugin().load(folder).train().values().row(0);
    }

    private void write(String name, BufferedImage image) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.endsWith("jpg") ? "jpg" : "png", file.toFile());
    }

    private static BufferedImage filled(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    /** Returns a PNG file that claims a size and has no pixels. */
    private static byte[] pngHeader(int width, int height) throws IOException {
        byte[] chunk = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(chunk);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        out.write(chunk);
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        out.write(new byte[] {0, 0, 0, 0, 'I', 'D', 'A', 'T'});
        return out.toByteArray();
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> plugin().load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
