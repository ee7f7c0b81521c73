package dev.reev.activities.launch;

/** Tells whether an open run waits for an attempt of this host. */
public interface RunStandings {

  /** State of a run with regard to an attempt. */
  enum Standing {
    /** The run is open, and no later attempt replaces this one. */
    WANTED,
    /** The run is open with a later attempt on another host. */
    ELSEWHERE,
    /** The run has ended. */
    ENDED,
    /** There is no such run. One whose history was lost is started again within a minute. */
    UNKNOWN,
    /** The question cannot be answered now. */
    NOBODY_ANSWERS
  }

  Standing of(String executionId, int attempt);
}
