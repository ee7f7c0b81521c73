package dev.reev.workflows.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run needs, fixed when it is accepted.
 *
 * @param executionId the only id of the run: row key, file names, workflow id suffix
 * @param benchmarkYaml the exact benchmark file; at most 256 KiB, far below Temporal's 2 MiB limit
 *     of a payload. Worker hosts therefore need neither the API's files nor its database
 * @param benchmarkSha256 lower-case hex digest of {@code benchmarkYaml} in UTF-8
 * @param timeout wall time of one attempt, enforced on the host of the runner
 * @param sealedConfig the run's settings of the agent's model, as base64 ciphertext that only
 *     workers can open; null when the agent's definition and the worker's environment suffice
 * @param display null in runs that were accepted before this field existed
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

  /**
   * Returns true when the workflow may set search attributes. Not named {@code is...} or {@code
   * get...}, to stay out of the JSON.
   */
  public boolean hasAttributes() {
    return display != null && display.indexed();
  }

  /** Returns the same run for a server without search attributes. */
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
