package org.hourglass.statistics.importance;

/** In what a number's steps are equally large. */
public enum Scale {
    /** In the number. */
    LINEAR,
    /** In its logarithm. */
    LOG
}
