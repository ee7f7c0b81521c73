package dev.reev.api.temporal;

/** How workflows stand. */
@FunctionalInterface
public interface WorkflowFates {

  /** Of the newest workflow of this id. */
  Fate of(String workflowId) throws UnavailableException;
}
