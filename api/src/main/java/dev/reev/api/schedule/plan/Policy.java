package dev.reev.api.schedule.plan;

/**
 * Policies for late and overlapping ticks.
 *
 * @param catchupWindowSeconds a tick that is later than this is missed
 */
public record Policy(Overlap overlap, int catchupWindowSeconds) {}
