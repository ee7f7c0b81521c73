package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * Heartbeat details of a launch: where the attempt lives, so that it can be looked for there when
 * the worker that watched it is gone, and what the runner does.
 *
 * @param runner null until the runner exists
 * @param stdout null until the runner exists
 * @param stderr null until the runner exists
 */
public record LaunchProgress(
    String host,
    int attempt,
    @Nullable RunnerProgress runner,
    @Nullable OutputWindow stdout,
    @Nullable OutputWindow stderr) {

  /** Nothing is known of the runner yet. */
  public static LaunchProgress at(String host, int attempt) {
    return new LaunchProgress(host, attempt, null, null, null);
  }
}
