package dev.reev.workflows.run;

/** The task queues and who polls them. */
public final class TaskQueues {

  /** Workflow tasks, and launches that any worker host with a free slot may take. */
  public static final String RUNNER = "reev-runner";

  /** Everything that touches the database; polled by the API only. */
  public static final String RECORDS = "reev-records";

  private TaskQueues() {}

  /** What only one host can do: it holds the process and the files of an attempt. */
  public static String runnerAt(String host) {
    return RUNNER + "@" + host;
  }
}
