package dev.reev.api.temporal;

/** How workflows stand. */
@FunctionalInterface
public interface WorkflowOutcomes {

  /** Of the newest workflow of this id. */
  WorkflowOutcome of(String workflowId) throws UnavailableException;
}
