package org.hourglass.datasets.procedural;

import java.util.function.DoubleBinaryOperator;

/** The outlines of shapes, and how they become pixels. */
enum Sprite {
    /** The square of the sides 1.5. */
    SQUARE((u, v) -> Math.max(Math.abs(u), Math.abs(v)) - 0.75),
    /** The ellipse of the half axes 1 and 0.6. */
    ELLIPSE((u, v) -> u * u + v * v / 0.36 - 1),
    /** The curve (u² + v² - 1)³ = u² v³, moved to the middle of its height and made 1.28 times smaller. */
    HEART((u, v) -> heart(1.28 * u, 1.28 * v + 0.118));

    /** Pixels of a side of the square that a sprite of the largest scale fits in. */
    static final int SIDE = 17;

    /** Pixels of the unit of length at scale 1. */
    static final double UNIT = 8;

    private static final int SUBPIXELS = 8;

    private final DoubleBinaryOperator outside;

    Sprite(DoubleBinaryOperator outside) {
        this.outside = outside;
    }

    private static double heart(double u, double v) {
        double circle = u * u + v * v - 1;
        return circle * circle * circle - u * u * v * v * v;
    }

    /** Says whether a point of the sprite's own plane, v upwards, is on it. */
    boolean covers(double u, double v) {
        return outside.applyAsDouble(u, v) <= 0;
    }

    /**
     * Draws it in the middle of a square, each pixel the share of its 8 x 8 points that are covered.
     *
     * @param scale in (0, 1]
     * @param angle in radians, from the right towards the top
     */
    float[] draw(double scale, double angle) {
        double cos = StrictMath.cos(angle) / (scale * UNIT);
        double sin = StrictMath.sin(angle) / (scale * UNIT);
        float[] pixels = new float[SIDE * SIDE];
        int points = SIDE * SUBPIXELS;
        for (int i = 0; i < points; i++) {
            double y = SIDE / 2.0 - (i + 0.5) / SUBPIXELS;
            for (int j = 0; j < points; j++) {
                double x = (j + 0.5) / SUBPIXELS - SIDE / 2.0;
                if (covers(x * cos + y * sin, y * cos - x * sin)) {
                    pixels[i / SUBPIXELS * SIDE + j / SUBPIXELS] += 1f / (SUBPIXELS * SUBPIXELS);
                }
            }
        }
        return pixels;
    }
}
