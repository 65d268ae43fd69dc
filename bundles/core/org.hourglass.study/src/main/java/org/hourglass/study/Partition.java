package org.hourglass.study;

/**
 * Which rows of a dataset's training split are trained on.
 *
 * @param train how many of the first rows; 0 for all that are not held out
 * @param validation how many of the last rows are held out; 0 for none
 */
public record Partition(int train, int validation) {}
