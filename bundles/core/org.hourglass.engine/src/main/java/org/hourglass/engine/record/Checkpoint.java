package org.hourglass.engine.record;

import java.nio.file.Path;

/**
 * A state to go on from.
 *
 * @param epoch epochs trained when it was written
 * @param file the safetensors file
 * @param sha256 of the file
 */
public record Checkpoint(int epoch, Path file, String sha256) {}
