package dev.reev.workflows.suite;

/**
 * A look at a suite.
 *
 * @param batch names this look: the same one sent again gets the same runs
 */
public record DispatchRequest(String suiteId, String batch) {}
