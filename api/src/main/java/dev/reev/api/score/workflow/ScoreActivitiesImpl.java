package dev.reev.api.score.workflow;

import dev.reev.api.request.PageCursor;
import dev.reev.api.score.state.CoveredRuns;
import dev.reev.api.score.state.CoveredRuns.CoveredRun;
import dev.reev.api.score.state.NewScore;
import dev.reev.api.score.state.RunScoreRows;
import dev.reev.api.score.state.StoredScoreSet;
import dev.reev.api.score.state.StoredScoreSets;
import dev.reev.scoring.Scorer;
import dev.reev.workflows.score.ScoreActivities;
import dev.reev.workflows.score.ScoreBatch;
import dev.reev.workflows.score.ScoreBatchRequest;
import dev.reev.workflows.score.ScoreFailures;
import dev.reev.workflows.score.ScoreResult;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Activities of score workflows: reads sessions, scores them, stores the results. */
@Component("scoreRecords")
class ScoreActivitiesImpl implements ScoreActivities {

  /** A second's work for ordinary sessions. */
  private static final int MAX_RUNS = 50;

  /** For large ones: a batch has to be stored well before its workflow gives it up. */
  private static final Duration MAX_TIME = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(ScoreActivitiesImpl.class);

  private final StoredScoreSets sets;
  private final CoveredRuns covered;
  private final RunScoring scoring;
  private final RunScoreRows rows;

  ScoreActivitiesImpl(
      StoredScoreSets sets, CoveredRuns covered, RunScoring scoring, RunScoreRows rows) {
    this.sets = sets;
    this.covered = covered;
    this.scoring = scoring;
    this.rows = rows;
  }

  @Override
  public ScoreBatch scoreBatch(ScoreBatchRequest request) {
    StoredScoreSet set = known(request.scoreSetId());
    if (set.state().isTerminal() || set.stopRequested() || hasAnotherScorer(set)) {
      return new ScoreBatch(null, set.display());
    }
    sets.running(set.id());
    String after = request.after();
    List<CoveredRun> found =
        covered.next(set, after == null ? null : PageCursor.parse(after), MAX_RUNS + 1);
    List<NewScore> scored =
        scoring.score(
            found.subList(0, Math.min(found.size(), MAX_RUNS)), set.benchmarkSha256(), MAX_TIME);
    rows.add(set.id(), set.scorer(), scored);
    boolean more = scored.size() < found.size();
    return new ScoreBatch(
        more ? found.get(scored.size() - 1).place().text() : null,
        known(request.scoreSetId()).display());
  }

  /** A set has one scorer, or its scores could not be compared with each other. */
  private boolean hasAnotherScorer(StoredScoreSet set) {
    if (set.scorer().equals(Scorer.VERSION)) {
      return false;
    }
    sets.stopRequested(
        set.id(),
        "the set is scored by %s, and this server has %s; submit another set"
            .formatted(set.scorer(), Scorer.VERSION));
    return true;
  }

  @Override
  public void stop(String scoreSetId) {
    sets.stopRequested(UUID.fromString(scoreSetId), "The score set's workflow was cancelled");
  }

  @Override
  public ScoreResult finish(String scoreSetId) {
    boolean ended = sets.ended(UUID.fromString(scoreSetId));
    StoredScoreSet set = known(scoreSetId);
    if (ended) {
      log.info("Score set {} ({}) has ended as {}", set.id(), set.target().title(), set.state());
    }
    return new ScoreResult(scoreSetId, set.state());
  }

  private StoredScoreSet known(String id) {
    return sets.find(UUID.fromString(id))
        .orElseThrow(
            () ->
                ApplicationFailure.newNonRetryableFailure(
                    "the database has no score set " + id, ScoreFailures.UNKNOWN_SCORE_SET));
  }
}
