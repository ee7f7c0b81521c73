package dev.reev.statistics;

import org.jspecify.annotations.Nullable;

/** How a run counts. */
public sealed interface Outcome {

  /**
   * Of a stored run.
   *
   * @param failureClass as docs/how-a-run-travels.md lists them; null unless the run failed
   */
  static Outcome of(
      @Nullable Double score, @Nullable Boolean passed, @Nullable String failureClass) {
    if (score != null && passed != null) {
      return new Scored(score, passed);
    }
    return AGENT_ERROR.equals(failureClass) ? new AgentBroke() : new Missing();
  }

  /** The one failure that is the agent's own. */
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
   * The agent had its chance and broke ({@code agent_error}). There is nothing to score, so it has
   * no place in a mean score; it certainly did not pass, so it counts as not passed. Were it left
   * out there too, an agent would look the better the more often it breaks.
   */
  record AgentBroke() implements Outcome {}

  /** Infrastructure failed, or the run was stopped, ran out of time, or has not ended yet. */
  record Missing() implements Outcome {}

  /** It cannot run here, so it is not even missing. */
  record Skipped() implements Outcome {}
}
