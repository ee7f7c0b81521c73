package dev.reev.workflows.run;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What worker hosts do for a run. {@code launch} is offered on {@link TaskQueues#RUNNER} by every
 * host; all four are offered on {@link TaskQueues#runnerAt} by the host that holds an attempt.
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
   * message says what was found.
   */
  @ActivityMethod(name = "runner.readSession")
  SessionReading readSession(SessionRequest request);

  /** Reads one further chunk of a document that {@link #launch} or {@link #readSession} named. */
  @ActivityMethod(name = "runner.readSessionChunk")
  DocumentChunk readDocumentChunk(DocumentChunkRequest request);

  /** Ends what still lives of a run whose launch could not acknowledge its own cancellation. */
  @ActivityMethod(name = "runner.end")
  void end(EndRequest request);
}
