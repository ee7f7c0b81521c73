package dev.reev.workflows.run;

import org.jspecify.annotations.Nullable;

/**
 * Heartbeat details of a launch: the host of the attempt, so that it can be found there when the
 * watching worker is gone, and the runner's progress and output.
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

  /** Progress before the runner exists. */
  public static LaunchProgress at(String host, int attempt) {
    return new LaunchProgress(host, attempt, null, null, null);
  }
}
