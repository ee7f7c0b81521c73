package dev.reev.workflows.suite;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Dispatches and stores the runs of a suite on behalf of its workflow, which has no other access to
 * the database. Each activity is idempotent, and fails with {@link SuiteFailures#UNKNOWN_SUITE}
 * when there is no such suite.
 */
@ActivityInterface
public interface SuiteActivities {

  /**
   * Dispatches the runs whose turn it is: never more than the suite's concurrency allows beside
   * those under way, and never more of an agent than its limit allows. None of a suite that is
   * paused or stopped.
   */
  @ActivityMethod(name = "suites.take")
  DispatchedRuns take(DispatchRequest request);

  /** Requests all open runs of the suite to stop, and dispatches no further ones. */
  @ActivityMethod(name = "suites.stop")
  void stop(SuiteRequest request);

  /**
   * Stores the end of the suite, unless one of its runs is open. Returns the state of the suite.
   */
  @ActivityMethod(name = "suites.finish")
  SuiteResult finish(FinishRequest request);
}
