package org.hourglass.datasets.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hourglass.spi.ChoiceParam;
import org.hourglass.spi.Data;
import org.hourglass.spi.Dataset;
import org.hourglass.spi.DatasetPlugin;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Param;
import org.hourglass.spi.TextParam;
import org.hourglass.spi.tensor.Interval;

/**
 * Images from PNG and JPEG files of your own, all brought to one size.
 *
 * <p>If images lie in subfolders, these are the classes, numbered in the order of their names; what lies deeper in one
 * belongs to it, and images beside the subfolders are left out. Files and folders whose names begin with a dot do not
 * count. A file that cannot be read is left out, and how many were and why is told; no readable image at all is an error.
 * The size that a file claims is checked before memory is taken for it: at most 50 million pixels.
 *
 * <p>Images are resized by averages with a triangular weight over the pixels below (bilinear interpolation where they
 * grow); {@code fit} says what happens to another ratio of the sides. Grey is 0.299 R + 0.587 G + 0.114 B; a transparent
 * image lies on white; a rotation noted in a photograph is not applied. Files are put in a random order of {@code seed},
 * and without a test folder the first {@code test-share} of them are the test split. Shape: a sample is {@code [height,
 * width, channels]} with 1 channel for grey and 3 for colour. Domain: [0, 1]. Format: PNG or JPEG.
 *
 * <p>The fingerprint is made of the pixels.
 */
@DatasetPlugin(name = "image-folder", doc = "Images of your own from PNG and JPEG files, subfolders as classes")
record ImageFolder(
        @TextParam(
                        doc = "folder of the images; a relative one starts at the data folder of the workspace",
                        def = "images",
                        pattern = ".+")
                String folder,
        @TextParam(doc = "folder of the test images, with the same subfolders; if empty, files are drawn", def = "")
                String test,
        @Param(doc = "share of the files for the test, without a test folder", def = 0.2, min = 0.001, max = 0.9)
                double testShare,
        @IntParam(doc = "height of a sample in pixels", def = 32, min = 1, max = 4096) int height,
        @IntParam(doc = "width of a sample in pixels", def = 32, min = 1, max = 4096) int width,
        @ChoiceParam(doc = "grey or colour", def = "grey") Colour colour,
        @ChoiceParam(doc = "whether an image is stretched to the size or its longer side is cut first", def = "stretch")
                Fit fit,
        @IntParam(doc = "seed of the order of files", def = 1, min = 0) long seed)
        implements Dataset {

    /** What becomes of colours. */
    enum Colour {
        GREY(1),
        COLOUR(3);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }

        int channels() {
            return channels;
        }
    }

    /** What becomes of another ratio of the sides. */
    enum Fit {
        /** The whole image, distorted. */
        STRETCH,
        /** The largest part of this ratio in the middle. */
        CUT
    }

    @Override
    public Data load(Path data) throws IOException {
        ImageSize size = new ImageSize(height, width, colour, fit);
        List<String> notes = new ArrayList<>();
        ImageFiles train = ImageFiles.of("folder", data.resolve(folder).normalize());
        Rows rows = train.read(train.classes(), size, notes);
        int classes = train.classes().size();
        if (test.isEmpty()) {
            return rows.split(Interval.UNIT, classes, testShare, seed).with(notes);
        }
        ImageFiles tests = ImageFiles.of("test", data.resolve(test).normalize());
        return rows.split(Interval.UNIT, classes, tests.read(train.classes(), size, notes), seed)
                .with(notes);
    }
}
