package org.hourglass.spi;

/** The parts of a dataset. */
public enum Split {
    /** What is learned from. */
    TRAIN,
    /** The last rows of the training data, left out of training; may be empty. */
    VALIDATION,
    /** Never seen in training, not used to choose. */
    TEST
}
