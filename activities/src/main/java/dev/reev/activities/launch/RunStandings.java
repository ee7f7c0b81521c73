package dev.reev.activities.launch;

/** Whether anybody still waits for an attempt of this host. */
public interface RunStandings {

  /** What is known of a run. */
  enum Standing {
    /** The run is under way and nothing speaks against this attempt. */
    WANTED,
    /** The run is under way with a later attempt on another host. */
    ELSEWHERE,
    /** The run has ended. */
    ENDED,
    /** There is no such run; one whose history was lost is started again within a minute. */
    UNKNOWN,
    /** Nobody answers the question now. */
    NOBODY_ANSWERS
  }

  Standing of(String executionId, int attempt);
}
