package dev.reev.activities.launch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down before a runner is started.
 *
 * @param attempt fence token
 * @param argv the command; never holds a secret
 * @param environmentDigest SHA-256 over the runner's environment, to see whether two attempts had
 *     the same one without keeping its values
 * @param timeoutMs wall time from the start of the process
 * @param agent null in journals that were written before it was
 * @param sealedConfig what the run delivered for its agent, as it came; null when it delivered none
 * @param unconfined whether a person said that nothing keeps the agent from its own score; null in
 *     journals that were written before it was
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
