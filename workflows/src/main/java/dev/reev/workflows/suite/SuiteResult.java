package dev.reev.workflows.suite;

/**
 * State of a suite, as its workflow returns it. The database holds the rest.
 *
 * @param state terminal when all its runs have ended
 */
public record SuiteResult(String suiteId, SuiteState state) {}
