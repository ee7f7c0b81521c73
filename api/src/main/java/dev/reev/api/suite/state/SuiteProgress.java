package dev.reev.api.suite.state;

import org.jspecify.annotations.Nullable;

/**
 * Counts of the items of a suite.
 *
 * @param meanSeconds from the start of a run's workflow to its end, of those that have ended
 * @param used null in suites that ended before it was kept
 */
public record SuiteProgress(
    int pending,
    int running,
    int completed,
    int failed,
    int stopped,
    int timedOut,
    int passed,
    @Nullable Double meanScore,
    @Nullable Double meanSeconds,
    @Nullable SuiteUsage used) {

  /** Progress of a suite without an item that can run here. */
  public static final SuiteProgress NONE = new SuiteProgress(0, 0, 0, 0, 0, 0, 0, null, null, null);

  /** 100 exactly when the suite has ended. */
  public int percent(StoredSuite suite) {
    if (suite.state().isTerminal()) {
      return 100;
    }
    int ended = suite.items() - pending - running;
    return Math.min(99, (int) (100L * ended / suite.items()));
  }

  /**
   * Estimates the remaining time by Little's law: with {@code concurrency} runs in the system, each
   * for {@code meanSeconds}, {@code concurrency / meanSeconds} runs end per second. Null until a
   * run has ended, and while the suite is paused or over.
   */
  public @Nullable Long etaSeconds(StoredSuite suite) {
    if (meanSeconds == null || suite.paused() || suite.state().isTerminal()) {
      return null;
    }
    int left = pending + running;
    return (long) Math.ceil(left * meanSeconds / suite.definition().concurrency());
  }
}
