package dev.reev.workflows.score;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * What the API does for the workflow of a score set; the only way to the database. Each is
 * idempotent, and fails with {@link ScoreFailures#UNKNOWN_SCORE_SET} when there is no such set.
 */
@ActivityInterface
public interface ScoreActivities {

  /**
   * Scores the next runs from their stored sessions. Runs of the set that have their new score
   * already are passed over, so a repeat, or a workflow that starts at the beginning again, doubles
   * nothing. The batch of a set that is to stop is empty and the last one.
   */
  @ActivityMethod(name = "scores.scoreBatch")
  ScoreBatch scoreBatch(ScoreBatchRequest request);

  /** Has the next batch be the last one. */
  @ActivityMethod(name = "scores.stop")
  void stop(String scoreSetId);

  /** Stores the end of the set. */
  @ActivityMethod(name = "scores.finish")
  ScoreResult finish(String scoreSetId);
}
