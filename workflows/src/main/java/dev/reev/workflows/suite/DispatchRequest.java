package dev.reev.workflows.suite;

/**
 * Request to dispatch runs of a suite.
 *
 * @param batch id of this dispatch: a retry with the same id gets the same runs
 */
public record DispatchRequest(String suiteId, String batch) {}
