package dev.reev.workflows.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run needs, fixed at the moment it was accepted.
 *
 * @param executionId the one id of the run: row key, file names, workflow id suffix
 * @param benchmarkYaml the exact benchmark file; at most 256 KiB, far below Temporal's 2 MiB limit
 *     of a payload, so that worker hosts need neither the API's files nor its database
 * @param benchmarkSha256 lower-case hex digest of {@code benchmarkYaml} in UTF-8
 * @param timeout wall time of one attempt, enforced on the host of the runner
 * @param sealedConfig how the agent asks its model, as ciphertext in base64 that only workers can
 *     open; null when its definition and the worker's environment say it all
 * @param display null in runs that were accepted before there was any
 */
public record RunRequest(
    String executionId,
    String benchmarkId,
    String benchmarkYaml,
    String benchmarkSha256,
    String agent,
    Duration timeout,
    AttemptPolicy attempts,
    @Nullable String sealedConfig,
    @Nullable RunDisplay display) {

  /** Whether its workflow may set search attributes. Named so that it is no part of the JSON. */
  public boolean hasAttributes() {
    return display != null && display.indexed();
  }

  /** The same run for a server that has no search attributes. */
  public RunRequest withoutAttributes() {
    RunDisplay shown = display;
    return new RunRequest(
        executionId,
        benchmarkId,
        benchmarkYaml,
        benchmarkSha256,
        agent,
        timeout,
        attempts,
        sealedConfig,
        shown == null
            ? null
            : new RunDisplay(shown.url(), false, shown.trigger(), shown.suiteId()));
  }
}
