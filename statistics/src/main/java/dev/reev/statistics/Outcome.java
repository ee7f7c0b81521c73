package dev.reev.statistics;

import org.jspecify.annotations.Nullable;

/** Outcome of a run as statistics count it. */
public sealed interface Outcome {

  /**
   * Outcome of a stored run.
   *
   * @param failureClass one of those in docs/how-a-run-travels.md; null unless the run failed
   */
  static Outcome of(
      @Nullable Double score, @Nullable Boolean passed, @Nullable String failureClass) {
    if (score != null && passed != null) {
      return new Scored(score, passed);
    }
    return AGENT_ERROR.equals(failureClass) ? new AgentBroke() : new Missing();
  }

  /** The only failure class that counts against the agent. */
  String AGENT_ERROR = "agent_error";

  /**
   * The run has a score.
   *
   * @param score 0 to 1
   */
  record Scored(double score, boolean passed) implements Outcome {

    public Scored {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("a score is 0 to 1, not " + score);
      }
    }
  }

  /**
   * The agent broke ({@code agent_error}). There is nothing to score, so the run does not count in
   * a mean score, but it counts as not passed. If it counted in neither, an agent would look better
   * the more often it breaks.
   */
  record AgentBroke() implements Outcome {}

  /** Infrastructure failed, or the run was stopped, timed out, or has not ended yet. */
  record Missing() implements Outcome {}

  /** The run cannot be made here, so it does not count as missing either. */
  record Skipped() implements Outcome {}
}
