package dev.reev.workflows.schedule;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What the API does for a tick; the only way to the database. Each is idempotent. */
@ActivityInterface
public interface TickActivities {

  /** Stores tick and suite in one transaction; the same workflow id gets the same tick again. */
  @ActivityMethod(name = "ticks.open")
  OpenedTick open(TickOpening opening);

  /** Whether a suite has ended, whoever carried it on. */
  @ActivityMethod(name = "ticks.suiteEnded")
  boolean suiteEnded(String suite);

  /**
   * Judges what has ended so far and keeps the evidence; stores the confirming suite that is needed
   * next, if one is. The same question gets the same answer.
   */
  @ActivityMethod(name = "ticks.judge")
  Judgement judge(TickQuestion question);

  /** Stores the decision. */
  @ActivityMethod(name = "ticks.conclude")
  ConcludedTick conclude(TickConclusion conclusion);

  /** Stops the tick's suites and stores that it was stopped. */
  @ActivityMethod(name = "ticks.stop")
  void stop(String tick);
}
