package dev.reev.workflows.score;

/** Types of the {@code ApplicationFailure}s shared by activities and workflow. */
public final class ScoreFailures {

  /** The database holds no score set with this id. */
  public static final String UNKNOWN_SCORE_SET = "UnknownScoreSet";

  private ScoreFailures() {}
}
