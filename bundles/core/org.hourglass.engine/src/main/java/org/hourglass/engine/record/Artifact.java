package org.hourglass.engine.record;

/**
 * A file that a run leaves; its bytes are in the workspace's artifacts folder.
 *
 * @param path relative to the run, for example {@code images/reconstructions.png}
 * @param type the media type
 * @param sha256 of the bytes
 * @param size in bytes
 * @param caption one line for people, or nothing
 */
public record Artifact(String path, String type, String sha256, long size, String caption) {}
