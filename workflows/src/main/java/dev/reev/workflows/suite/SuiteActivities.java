package dev.reev.workflows.suite;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What the API does for the workflow of a suite; the only way to the database. Each is idempotent,
 * and fails with {@link SuiteFailures#UNKNOWN_SUITE} when there is no such suite.
 */
@ActivityInterface
public interface SuiteActivities {

  /**
   * Hands out the runs whose turn it is: never more than the suite's concurrency allows beside
   * those under way, and never more of an agent than it serves at a time. None of a suite that is
   * paused or stopped.
   */
  @ActivityMethod(name = "suites.take")
  DispatchedRuns take(DispatchRequest request);

  /** Asks all open runs of the suite to stop, and hands out no further ones. */
  @ActivityMethod(name = "suites.stop")
  void stop(SuiteRequest request);

  /** Stores the end of the suite, unless a run of it is open. Returns where the suite stands. */
  @ActivityMethod(name = "suites.finish")
  SuiteResult finish(FinishRequest request);
}
