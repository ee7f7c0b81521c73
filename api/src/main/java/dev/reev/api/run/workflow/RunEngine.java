package dev.reev.api.run.workflow;

import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.workflows.run.RunRequest;

/** Executes runs. Every call ends within a few seconds. */
interface RunEngine {

  /** False when the engine cannot be reached; logs changes, not every call. */
  boolean isReachable();

  /**
   * Starts a run; one that was started before is left alone.
   *
   * @param priority 1 is served first, 5 last
   */
  void start(RunRequest request, int priority) throws UnavailableException, RefusedException;

  /** Asks a run to end; one that is not under way is left alone. */
  void cancel(String executionId) throws UnavailableException;

  WorkflowOutcome outcome(String executionId) throws UnavailableException;

  /** The engine understood the run and does not take it; no repeat can help. */
  final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
