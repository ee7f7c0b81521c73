package dev.reev.api.temporal;

/** Looks up the state of workflows. */
@FunctionalInterface
public interface WorkflowOutcomes {

  /** Of the newest workflow of this id. */
  WorkflowOutcome of(String workflowId) throws UnavailableException;
}
