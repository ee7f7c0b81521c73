package dev.reev.workflows.run;

/** Task queues and their pollers. */
public final class TaskQueues {

  /** Workflow tasks, and launches that any worker host with a free slot may take. */
  public static final String RUNNER = "reev-runner";

  /** All activities that use the database; polled by the API only. */
  public static final String RECORDS = "reev-records";

  private TaskQueues() {}

  /** Activities of one host, which holds the process and the files of an attempt. */
  public static String runnerAt(String host) {
    return RUNNER + "@" + host;
  }
}
