package dev.reev.api.score;

import dev.reev.api.score.CoveredRuns.CoveredRun;
import dev.reev.api.system.PageCursor;
import dev.reev.scoring.Scorer;
import dev.reev.workflows.score.ScoreActivities;
import dev.reev.workflows.score.ScoreBatch;
import dev.reev.workflows.score.ScoreBatchRequest;
import dev.reev.workflows.score.ScoreFailures;
import dev.reev.workflows.score.ScoreResult;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the workflows of score sets ask for: reads sessions, scores, stores. */
@Component("scoreRecords")
class ScoreRecords implements ScoreActivities {

  /** About a second's work. */
  private static final int MAX_RUNS = 50;

  /** Session files of a batch, after which no further one is added; the largest has as much. */
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(ScoreRecords.class);

  private final ScoreSets sets;
  private final CoveredRuns covered;
  private final RunScoring scoring;
  private final RunScoreRows rows;

  ScoreRecords(ScoreSets sets, CoveredRuns covered, RunScoring scoring, RunScoreRows rows) {
    this.sets = sets;
    this.covered = covered;
    this.scoring = scoring;
    this.rows = rows;
  }

  @Override
  public ScoreBatch scoreBatch(ScoreBatchRequest request) {
    ScoreSet set = known(request.scoreSetId());
    if (set.state().isTerminal() || set.stopRequested() || hasAnotherScorer(set)) {
      return new ScoreBatch(null, set.display());
    }
    sets.running(set.id());
    String after = request.after();
    List<CoveredRun> found =
        covered.next(set, after == null ? null : PageCursor.parse(after), MAX_RUNS + 1);
    List<CoveredRun> batch = found.subList(0, size(found));
    if (!batch.isEmpty()) {
      rows.add(set.id(), set.scorer(), scoring.score(batch, set.benchmarkSha256()));
    }
    return new ScoreBatch(next(batch, found), known(request.scoreSetId()).display());
  }

  /** A set has one scorer, or its scores could not be compared with each other. */
  private boolean hasAnotherScorer(ScoreSet set) {
    if (set.scorer().equals(Scorer.VERSION)) {
      return false;
    }
    sets.stopRequested(
        set.id(),
        "the set is scored by %s, and this server has %s; order another set"
            .formatted(set.scorer(), Scorer.VERSION));
    return true;
  }

  private static int size(List<CoveredRun> found) {
    long bytes = 0;
    int size = 0;
    while (size < Math.min(found.size(), MAX_RUNS) && bytes < MAX_BYTES) {
      bytes += found.get(size).sessionBytes();
      size++;
    }
    return size;
  }

  private static @Nullable String next(List<CoveredRun> batch, List<CoveredRun> found) {
    return batch.size() == found.size() ? null : batch.get(batch.size() - 1).place().text();
  }

  @Override
  public void stop(String scoreSetId) {
    sets.stopRequested(UUID.fromString(scoreSetId), "The score set's workflow was cancelled");
  }

  @Override
  public ScoreResult finish(String scoreSetId) {
    boolean ended = sets.ended(UUID.fromString(scoreSetId));
    ScoreSet set = known(scoreSetId);
    if (ended) {
      log.info("Score set {} ({}) has ended as {}", set.id(), set.target().title(), set.state());
    }
    return new ScoreResult(scoreSetId, set.state());
  }

  private ScoreSet known(String id) {
    return sets.find(UUID.fromString(id))
        .orElseThrow(
            () ->
                ApplicationFailure.newNonRetryableFailure(
                    "the database has no score set " + id, ScoreFailures.UNKNOWN_SCORE_SET));
  }
}
