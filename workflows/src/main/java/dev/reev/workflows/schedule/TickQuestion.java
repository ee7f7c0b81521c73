package dev.reev.workflows.schedule;

/**
 * Asks what the suites of a tick say.
 *
 * @param round confirming suites that have ended, 0 after the tick's own suite
 */
public record TickQuestion(String tick, int round) {}
