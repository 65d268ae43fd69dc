package org.hourglass.mlflow;

/**
 * How far a delivery is.
 *
 * @param sent items that the server has taken since the delivery began
 * @param left items that still wait
 * @param refused items that the server refused since the delivery began; `mlflow status` shows them
 */
public record Delivery(long sent, long left, long refused) {}
