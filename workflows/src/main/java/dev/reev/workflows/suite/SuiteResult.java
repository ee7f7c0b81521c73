package dev.reev.workflows.suite;

/**
 * Where a suite stands. The database holds the rest.
 *
 * @param state terminal when all its runs have ended
 */
public record SuiteResult(String suiteId, SuiteState state) {}
