package dev.reev.workflows.run;

/** One id everywhere: the workflow id is the execution id with a prefix. */
public final class RunIds {

  private static final String PREFIX = "run-";

  private RunIds() {}

  public static String workflowId(String executionId) {
    return PREFIX + executionId;
  }
}
