package dev.reev.workflows.score;

/** One id everywhere: the workflow id is the score set's id with a prefix. */
public final class ScoreIds {

  private static final String PREFIX = "scores-";

  private ScoreIds() {}

  public static String workflowId(String scoreSetId) {
    return PREFIX + scoreSetId;
  }
}
