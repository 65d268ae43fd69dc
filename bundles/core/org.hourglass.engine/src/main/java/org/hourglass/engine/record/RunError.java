package org.hourglass.engine.record;

/**
 * Why a run failed, was pruned or parked.
 *
 * @param code USER, PLUGIN, RESOURCES or INTERNAL, NOT_FINITE for a loss that is not a number, PRUNED or PARKED
 * @param message one sentence for people
 * @param trace the stack trace, or nothing
 */
public record RunError(String code, String message, String trace) {}
