package org.hourglass.spi;

/**
 * An image for people to look at.
 *
 * @param name kebab-case, unique within the evaluator
 * @param png the bytes of a PNG file; owned by the picture, not to be changed
 * @param caption one line that says what is seen
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a file, never compared
public record Picture(String name, byte[] png, String caption) {}
