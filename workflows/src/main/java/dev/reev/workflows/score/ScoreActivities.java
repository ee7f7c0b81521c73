package dev.reev.workflows.score;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Scores runs on behalf of the workflow of a score set, which has no other access to the database.
 * Each activity is idempotent, and fails with {@link ScoreFailures#UNKNOWN_SCORE_SET} when there is
 * no such set.
 */
@ActivityInterface
public interface ScoreActivities {

  /**
   * Scores the next runs from their stored sessions. Skips runs of the set that already have their
   * new score, so a retry, or a workflow that starts over, scores nothing twice. The batch of a set
   * that is to stop is empty and the last one.
   */
  @ActivityMethod(name = "scores.scoreBatch")
  ScoreBatch scoreBatch(ScoreBatchRequest request);

  /** Makes the next batch the last one. */
  @ActivityMethod(name = "scores.stop")
  void stop(String scoreSetId);

  /** Stores the end of the set. */
  @ActivityMethod(name = "scores.finish")
  ScoreResult finish(String scoreSetId);
}
