package dev.reev.api.score.workflow;

import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.util.UUID;

/** What carries score sets out. Every call ends within a few seconds. */
interface ScoreEngine {

  boolean isReachable();

  /**
   * Starts the set's workflow; one that is under way goes on.
   *
   * @param title what it is, for people
   */
  void start(UUID set, String title) throws UnavailableException;

  /** How the set's newest workflow stands. */
  WorkflowOutcome outcome(UUID set) throws UnavailableException;
}
