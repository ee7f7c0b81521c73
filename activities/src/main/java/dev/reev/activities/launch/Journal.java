package dev.reev.activities.launch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Journal of an attempt, written before its runner is started.
 *
 * @param attempt the fence
 * @param argv the command; never holds a secret
 * @param environmentDigest SHA-256 of the runner's environment, to see whether two attempts had the
 *     same one without storing its values
 * @param timeoutMs wall time from the start of the process
 * @param agent null in journals from before this field
 * @param sealedConfig config that the run delivered for its agent, still sealed; null for none
 * @param unconfined whether the agent runs without a sandbox, as the operator allowed, and so could
 *     change its own score; null in journals from before this field
 */
record Journal(
    String executionId,
    int attempt,
    String host,
    List<String> argv,
    String environmentDigest,
    long timeoutMs,
    Instant journalledAt,
    @Nullable String agent,
    @Nullable String sealedConfig,
    @Nullable Boolean unconfined) {}
