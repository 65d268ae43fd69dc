package org.hourglass.datasets;

/** Turns square images. */
final class Rotation {

    private Rotation() {}

    /** Returns the image turned counterclockwise about its centre; between pixels it is linear, outside it is 0. */
    static float[] turn(float[] image, int side, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double centre = (side - 1) / 2.0;
        float[] turned = new float[image.length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = column - centre;
                double y = row - centre;
                turned[row * side + column] =
                        (float) at(image, side, centre + x * sin + y * cos, centre + x * cos - y * sin);
            }
        }
        return turned;
    }

    private static double at(float[] image, int side, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double down = row - top;
        double right = column - left;
        return (1 - down) * ((1 - right) * pixel(image, side, top, left) + right * pixel(image, side, top, left + 1))
                + down
                        * ((1 - right) * pixel(image, side, top + 1, left)
                                + right * pixel(image, side, top + 1, left + 1));
    }

    private static float pixel(float[] image, int side, int row, int column) {
        return row < 0 || row >= side || column < 0 || column >= side ? 0 : image[row * side + column];
    }
}
