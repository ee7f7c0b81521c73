package dev.reev.workflows.schedule;

/**
 * A stored end.
 *
 * @param tell whether somebody wants to be told
 */
public record ConcludedTick(boolean tell) {}
