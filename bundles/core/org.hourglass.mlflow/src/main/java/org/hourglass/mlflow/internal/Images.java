package org.hourglass.mlflow.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Pictures as MLflow's image grid finds them: two PNG files under images/ whose names say key, step and time. */
final class Images {

    private static final int TILE = 400;

    private Images() {}

    /** The paths of a picture and of the smaller one that the grid shows. */
    record Paths(String full, String tile) {}

    /**
     * Returns where a picture goes; the same for the same picture, so that sending it again replaces it.
     *
     * @param path the artifact's path, for example {@code images/reconstructions.png}
     * @param identity what tells this picture from others
     */
    static Paths paths(String path, long step, long time, String identity) {
        String key = Names.path(path.replaceFirst("^images/", "").replaceFirst("\\.png$", ""))
                .replace("/", "~");
        UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
        String stem = "images/%s+step+%d+timestamp+%d+%s".formatted(key, step, time, id);
        return new Paths(stem + ".png", stem + "+compressed.png");
    }

    /** Returns the picture no larger than a tile of the grid; the picture itself if it is small or cannot be read. */
    static byte[] tile(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null || Math.max(image.getWidth(), image.getHeight()) <= TILE) {
                return png;
            }
            byte[] small = scaled(image);
            return small != null ? small : png;
        } catch (IOException | RuntimeException e) {
            return png; // the grid shows the full file, or that it is broken
        }
    }

    private static byte @Nullable [] scaled(BufferedImage image) throws IOException {
        double factor = (double) TILE / Math.max(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return ImageIO.write(small, "png", out) ? out.toByteArray() : null;
    }
}
