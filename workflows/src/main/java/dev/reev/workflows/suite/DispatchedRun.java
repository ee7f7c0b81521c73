package dev.reev.workflows.suite;

import dev.reev.workflows.run.RunRequest;

/**
 * A run to start now.
 *
 * @param priority 1 is served first, 5 last
 */
public record DispatchedRun(RunRequest request, int priority) {}
