package dev.reev.workflows.run;

/**
 * Request to read and verify the session file of an attempt.
 *
 * @param exitedCleanly whether the runner reported success: only then is a missing file worth
 *     waiting for (a network file system may show it late)
 */
public record SessionRequest(
    String executionId, int attempt, String benchmarkId, String agent, boolean exitedCleanly) {}
