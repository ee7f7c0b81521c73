package dev.reev.api.score.workflow;

import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.util.UUID;

/** Executes score sets. Every call ends within a few seconds. */
interface ScoreEngine {

  boolean isReachable();

  /**
   * Starts the set's workflow; one that is under way goes on.
   *
   * @param title shown in Temporal's Web UI
   */
  void start(UUID set, String title) throws UnavailableException;

  /** Outcome of the set's newest workflow. */
  WorkflowOutcome outcome(UUID set) throws UnavailableException;
}
