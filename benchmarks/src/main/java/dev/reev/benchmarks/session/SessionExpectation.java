package dev.reev.benchmarks.session;

/** Whose session file it must be. */
public record SessionExpectation(String executionId, String benchmarkId, String agentType) {}
