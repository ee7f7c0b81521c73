package dev.reev.workflows.suite;

/** One id everywhere: the workflow id is the suite's id with a prefix. */
public final class SuiteIds {

  private static final String PREFIX = "suite-";

  private SuiteIds() {}

  public static String workflowId(String suiteId) {
    return PREFIX + suiteId;
  }
}
