package dev.reev.workflows.run;

import java.util.Optional;
import java.util.UUID;

/** One id everywhere: the workflow id is the execution id with a prefix. */
public final class RunIds {

  private static final String PREFIX = "run-";

  private RunIds() {}

  public static String workflowId(String executionId) {
    return PREFIX + executionId;
  }

  /** The execution id of a workflow; empty when it is not a run. */
  public static Optional<UUID> executionId(String workflowId) {
    if (!workflowId.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(workflowId.substring(PREFIX.length())));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
