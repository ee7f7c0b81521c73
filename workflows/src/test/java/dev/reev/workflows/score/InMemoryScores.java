package dev.reev.workflows.score;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In-memory score set: runs are numbers, the position of a batch is the number before it. */
final class InMemoryScores implements ScoreActivities {

  private static final int BATCH = 10;

  private final List<Integer> scored = new ArrayList<>();
  private final List<@Nullable String> places = new ArrayList<>();
  int runs;
  int failingCalls;
  boolean stopRequested;
  Runnable afterEachBatch = () -> {};
  private ScoreSetState state = ScoreSetState.PENDING;

  /** Every scored run in order; one that was scored twice occurs twice. */
  synchronized List<Integer> scored() {
    return List.copyOf(scored);
  }

  /** Requested positions, with null for the start. */
  synchronized List<@Nullable String> places() {
    return new ArrayList<>(places);
  }

  synchronized ScoreSetState state() {
    return state;
  }

  @Override
  public ScoreBatch scoreBatch(ScoreBatchRequest request) {
    ScoreBatch batch = batch(request.after());
    afterEachBatch.run();
    return batch;
  }

  private synchronized ScoreBatch batch(@Nullable String after) {
    if (failingCalls-- > 0) {
      throw new IllegalStateException("the database is away");
    }
    places.add(after);
    state = ScoreSetState.RUNNING;
    int from = after == null ? 0 : Integer.parseInt(after);
    int to = stopRequested ? from : Math.min(from + BATCH, runs);
    for (int run = from; run < to; run++) {
      scored.add(run);
    }
    boolean more = to < runs && !stopRequested;
    return new ScoreBatch(more ? Integer.toString(to) : null, display());
  }

  private ScoreDisplay display() {
    return new ScoreDisplay(runs, scored.size() - 1, 1, 2);
  }

  @Override
  public synchronized void stop(String scoreSetId) {
    stopRequested = true;
  }

  @Override
  public synchronized ScoreResult finish(String scoreSetId) {
    state = stopRequested ? ScoreSetState.STOPPED : ScoreSetState.COMPLETED;
    return new ScoreResult(scoreSetId, state);
  }
}
