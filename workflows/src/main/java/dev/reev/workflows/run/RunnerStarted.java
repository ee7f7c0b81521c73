package dev.reev.workflows.run;

import java.time.Instant;

/** A runner process exists. Signalled by the launching activity as soon as it is journalled. */
public record RunnerStarted(
    String executionId, int attempt, String host, long pid, Instant startedAt) {}
