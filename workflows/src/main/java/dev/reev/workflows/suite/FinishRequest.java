package dev.reev.workflows.suite;

/**
 * A suite whose runs have all ended.
 *
 * @param generation of which that was seen
 */
public record FinishRequest(String suiteId, int generation) {}
