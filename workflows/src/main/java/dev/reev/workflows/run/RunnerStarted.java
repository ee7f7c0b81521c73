package dev.reev.workflows.run;

import java.time.Instant;

/** A runner process exists. Signalled by the launch activity as soon as its journal is written. */
public record RunnerStarted(
    String executionId, int attempt, String host, long pid, Instant startedAt) {}
