package dev.reev.workflows.run;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Activities of worker hosts for a run. Every host offers {@code launch} on {@link
 * TaskQueues#RUNNER}; the host that holds an attempt offers all four on {@link
 * TaskQueues#runnerAt}.
 */
@ActivityInterface
public interface RunnerActivities {

  /**
   * Starts the runner, or adopts or harvests an open attempt, and returns when its process has
   * ended. Heartbeats while it waits; a cancellation ends the whole process tree first.
   *
   * <p>Fails with {@link RunFailures#RUNNER_NOT_STARTED} when the command cannot be started, and
   * with {@link RunFailures#WATCHER_LEFT} when the worker shuts down while the runner lives on.
   */
  @ActivityMethod(name = "runner.launch")
  LaunchReport launch(LaunchRequest request);

  /**
   * Reads and verifies the session file of an ended attempt.
   *
   * <p>Fails with {@link RunFailures#SESSION_MISSING} or {@link RunFailures#SESSION_INVALID}; the
   * message describes the defect.
   */
  @ActivityMethod(name = "runner.readSession")
  SessionReading readSession(SessionRequest request);

  /** Reads a further chunk of a document announced by {@link #launch} or {@link #readSession}. */
  @ActivityMethod(name = "runner.readSessionChunk")
  DocumentChunk readDocumentChunk(DocumentChunkRequest request);

  /** Ends the live processes of a run whose launch could not acknowledge its own cancellation. */
  @ActivityMethod(name = "runner.end")
  void end(EndRequest request);
}
