package dev.reev.api.temporal;

/** State of a workflow in Temporal. */
public enum WorkflowOutcome {
  /** Still under way. */
  OPEN,
  /** Temporal has no such workflow, for example because its history was lost. */
  UNKNOWN,
  /** Ended by its own will; its end is stored before that. */
  COMPLETED,
  /** Cancelled or terminated from outside. */
  ENDED_BY_HAND,
  /** Ended by an error that its code did not expect. */
  BROKEN
}
