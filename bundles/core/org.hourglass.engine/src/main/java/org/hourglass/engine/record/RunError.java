package org.hourglass.engine.record;

/**
 * Why a run failed.
 *
 * @param code USER, PLUGIN, RESOURCES or INTERNAL, or NOT_FINITE for a loss that is not a number
 * @param message one sentence for people
 * @param trace the stack trace, or nothing
 */
public record RunError(String code, String message, String trace) {}
