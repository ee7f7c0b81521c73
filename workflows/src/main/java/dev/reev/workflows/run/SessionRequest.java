package dev.reev.workflows.run;

/**
 * Read and verify the session file that an attempt left.
 *
 * @param exitedCleanly whether the runner said all went well: only then is a file that is not there
 *     worth waiting for (a network file system may show it late)
 */
public record SessionRequest(
    String executionId, int attempt, String benchmarkId, String agent, boolean exitedCleanly) {}
