package dev.reev.workflows.run;

/** Types of the {@code ApplicationFailure}s shared by activities and workflow. */
public final class RunFailures {

  /** The runner command could not be started. */
  public static final String RUNNER_NOT_STARTED = "RunnerNotStarted";

  /** The watching worker shuts down and leaves its runner to the next watcher. */
  public static final String WATCHER_LEFT = "WatcherLeft";

  /** There is no session file. */
  public static final String SESSION_MISSING = "SessionMissing";

  /** There is a session file, but it cannot be trusted. */
  public static final String SESSION_INVALID = "SessionInvalid";

  /** The database holds no run with this id. */
  public static final String UNKNOWN_EXECUTION = "UnknownExecution";

  /** The received chunks do not add up to the announced document. */
  public static final String INCOMPLETE_DOCUMENT = "IncompleteDocument";

  private RunFailures() {}
}
