package org.hourglass.noise;

import java.util.Arrays;
import org.hourglass.spi.IntParam;
import org.hourglass.spi.Noise;
import org.hourglass.spi.NoisePlugin;
import org.hourglass.spi.Scope;
import org.hourglass.spi.tensor.Axis;
import org.hourglass.spi.tensor.Interval;
import org.hourglass.spi.tensor.Tensor;

/**
 * JPEG artefacts: what is left of an image after its cosine coefficients have been rounded, always the same.
 *
 * <pre>
 *   y = 255 x − 128, in blocks of 8 x 8;   c = DCT(y)
 *   x̃ = clip(round(IDCT(t · round(c / t)) + 128), 0, 255) / 255
 *   t = min(max(⌊(S · T + 50) / 100⌋, 1), 255),   S = 5000/q for q &lt; 50, else 200 − 2q;   T: table K.1
 * </pre>
 *
 * <p>Shape: x and x̃ are {@code [batch, features]}, images; each channel by itself with the table for brightness, where
 * a JPEG file of a colour image changes the colours' space and halves two channels. Images whose sides are no multiple of
 * 8 are continued by their last pixels. Domain: data in [0, 1]. Unit: that of the data. Gradient: 0. On MNIST's
 * training images q = 10 has a PSNR of 22.88 dB. A test compares with the JPEG files that Java writes.
 *
 * <p>Source: "Digital compression and coding of continuous-tone still images", ITU-T recommendation T.81, 1992, sections
 * A.3.3 (DCT), A.3.4 (quantisation) and K.1 (table). Scale of the quality: Independent JPEG Group, libjpeg 6b, {@code
 * jpeg_quality_scaling}, 1998.
 */
@NoisePlugin(name = "jpeg", doc = "Gives images the artefacts of JPEG files of low quality")
record Jpeg(@IntParam(doc = "quality from 1 to 100", def = 10, min = 1, max = 100) int quality) implements Noise {

    private static final int BLOCK = 8;
    private static final int[] BRIGHTNESS = {
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99
    };

    @Override
    public Tensor corrupt(Tensor x, Scope scope) {
        Tensor image = Images.of("jpeg", x, scope).times(255).minus(128);
        Axis height = image.shape().axis(Images.HEIGHT);
        Axis width = image.shape().axis(Images.WIDTH);
        Axis rows = new Axis("rows", padded(height));
        Axis columns = new Axis("columns", padded(width));
        Tensor steps = steps(rows, columns, image);
        Tensor coefficients =
                image.dot(forth(height, rows, image), height.name()).dot(forth(width, columns, image), width.name());
        Tensor kept = coefficients.over(steps).round().times(steps);
        Tensor back = kept.dot(back(height, rows, image), rows.name()).dot(back(width, columns, image), columns.name());
        return Images.samples(back.plus(128).round().clip(0, 255).over(255), x);
    }

    private static int padded(Axis axis) {
        return (axis.size() + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** Returns the DCT of blocks along one axis, continued by its last pixel: [pixels, coefficients]. */
    private static Tensor forth(Axis pixels, Axis coefficients, Tensor any) {
        Axis all = coefficients.named("all");
        Tensor source = any.places(all).atMost(pixels.size() - 1.0);
        Tensor continued = equal(any.places(pixels).expand(all), source);
        return continued.dot(cosines(all, coefficients, any), "all");
    }

    /** Returns the inverse DCT without what was continued: [coefficients, pixels]. */
    private static Tensor back(Axis pixels, Axis coefficients, Tensor any) {
        Axis all = coefficients.named("all");
        return cosines(all, coefficients, any).slice("all", 0, pixels.size()).rename("all", pixels.name());
    }

    /** Returns cos((2i + 1) u π / 16) / 2, divided by √2 for u = 0, where pixel and coefficient are of one block. */
    private static Tensor cosines(Axis pixels, Axis coefficients, Tensor any) {
        Tensor pixel = any.places(pixels).expand(coefficients);
        Tensor coefficient = any.places(coefficients);
        Tensor u = withinBlock(coefficient);
        Tensor wave =
                withinBlock(pixel).times(2).plus(1).times(u).times(Math.PI / 16).cos();
        Tensor factor = u.greater(0).choose(u.constant(0.5), u.constant(Math.sqrt(1.0 / BLOCK)));
        return wave.times(factor).times(equal(block(pixel), block(coefficient)));
    }

    private static Tensor block(Tensor place) {
        return place.plus(0.5).over(BLOCK).floor();
    }

    private static Tensor withinBlock(Tensor place) {
        return place.minus(block(place).times(BLOCK));
    }

    private static Tensor equal(Tensor a, Tensor b) {
        return a.minus(b).abs().greater(0.5).oneMinus();
    }

    private Tensor steps(Axis rows, Axis columns, Tensor any) {
        Axis one = new Axis("entry", 1);
        int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        Tensor[] entries = new Tensor[BRIGHTNESS.length];
        for (int i = 0; i < entries.length; i++) {
            int step = Math.min(Math.max((scale * BRIGHTNESS[i] + 50) / 100, 1), 255);
            entries[i] = any.constant(step).expand(one);
        }
        return entries[0]
                .concat("entry", Arrays.copyOfRange(entries, 1, entries.length))
                .reshape(new Axis(rows.name(), BLOCK), new Axis(columns.name(), BLOCK))
                .repeat(rows.name(), rows.size() / BLOCK)
                .repeat(columns.name(), columns.size() / BLOCK);
    }

    @Override
    public Interval dataRange() {
        return Interval.UNIT;
    }
}
