package dev.reev.benchmarks.session;

/** Identity that a session file must carry. */
public record SessionExpectation(String executionId, String benchmarkId, String agentType) {}
