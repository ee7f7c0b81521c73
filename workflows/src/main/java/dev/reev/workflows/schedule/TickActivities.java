package dev.reev.workflows.schedule;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Stores and judges a tick on behalf of its workflow, which has no other access to the database.
 * Each activity is idempotent.
 */
@ActivityInterface
public interface TickActivities {

  /** Stores tick and suite in one transaction; the same workflow id always gets the same tick. */
  @ActivityMethod(name = "ticks.open")
  OpenedTick open(TickOpening opening);

  /** Returns true when a suite has ended, whichever workflow carried it on. */
  @ActivityMethod(name = "ticks.suiteEnded")
  boolean suiteEnded(String suite);

  /**
   * Judges the suites that have ended so far and stores the evidence; stores the next confirming
   * suite if one is needed. The same question always gets the same answer.
   */
  @ActivityMethod(name = "ticks.judge")
  Judgement judge(TickQuestion question);

  /** Stores the decision. */
  @ActivityMethod(name = "ticks.conclude")
  ConcludedTick conclude(TickConclusion conclusion);

  /** Stops the tick's suites and stores that the tick was stopped. */
  @ActivityMethod(name = "ticks.stop")
  void stop(String tick);
}
