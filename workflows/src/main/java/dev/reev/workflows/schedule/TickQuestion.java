package dev.reev.workflows.schedule;

/**
 * Request to judge the suites of a tick.
 *
 * @param round confirming suites that have ended, 0 after the tick's own suite
 */
public record TickQuestion(String tick, int round) {}
