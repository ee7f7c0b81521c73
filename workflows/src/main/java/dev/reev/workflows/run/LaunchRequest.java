package dev.reev.workflows.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Request to start attempt {@code attempt}, or to take over an open one.
 *
 * @param attempt number of the attempt from 1; it is the fence: files and results of different
 *     attempts never mix
 * @param firstOpenAttempt lowest attempt whose end this workflow has not seen. A host that holds a
 *     journal of an attempt in {@code firstOpenAttempt..attempt} adopts its live runner or harvests
 *     its finished one instead of starting a second
 * @param sealedConfig as in {@link RunRequest}
 */
public record LaunchRequest(
    String executionId,
    int attempt,
    int firstOpenAttempt,
    String benchmarkId,
    String benchmarkYaml,
    String agent,
    Duration timeout,
    @Nullable String sealedConfig) {}
