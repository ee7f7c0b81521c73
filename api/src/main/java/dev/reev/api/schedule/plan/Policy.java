package dev.reev.api.schedule.plan;

/**
 * What becomes of ticks that could not begin on time.
 *
 * @param catchupWindowSeconds a tick that is later than this is missed
 */
public record Policy(Overlap overlap, int catchupWindowSeconds) {}
