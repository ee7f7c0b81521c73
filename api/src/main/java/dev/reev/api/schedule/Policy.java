package dev.reev.api.schedule;

/**
 * What becomes of ticks that could not begin on time.
 *
 * @param catchupWindowSeconds a tick that is later than this is missed
 */
record Policy(Overlap overlap, int catchupWindowSeconds) {}
