package dev.reev.workflows.schedule;

/**
 * A stored end of a tick.
 *
 * @param tell whether there are webhooks to notify
 */
public record ConcludedTick(boolean tell) {}
