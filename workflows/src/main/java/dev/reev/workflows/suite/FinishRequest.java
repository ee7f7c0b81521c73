package dev.reev.workflows.suite;

/**
 * Request to store the end of a suite whose runs have all ended.
 *
 * @param generation the generation of the dispatch that found no open run
 */
public record FinishRequest(String suiteId, int generation) {}
