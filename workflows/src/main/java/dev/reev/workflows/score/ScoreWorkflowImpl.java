package dev.reev.workflows.score;

import dev.reev.workflows.run.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Requests one batch after the other until none is left. */
public final class ScoreWorkflowImpl implements ScoreWorkflow {

  /**
   * Batches in one history: 25,000 runs. A batch is six events, so this stays below the 4,096 at
   * which Temporal suggests to continue as new.
   */
  private static final int MAX_BATCHES = 500;

  private final int maxBatches;
  private @Nullable String after;

  public ScoreWorkflowImpl() {
    this(MAX_BATCHES);
  }

  /** For tests: continues as new after fewer batches. */
  ScoreWorkflowImpl(int maxBatches) {
    this.maxBatches = maxBatches;
  }

  @Override
  public ScoreResult score(ScoreRequest request) {
    String set = request.scoreSetId();
    after = request.after();
    CancellationScope own = CancellationScope.current();
    var end = new AtomicReference<@Nullable ScoreResult>();
    // Detached, so that the end of a cancelled set is stored.
    Workflow.newDetachedCancellationScope(() -> end.set(serve(set, own))).run();
    ScoreResult result = end.get();
    return result == null
        ? Workflow.newContinueAsNewStub(ScoreWorkflow.class).score(new ScoreRequest(set, after))
        : result;
  }

  /** The end of the set; null when it has to continue as new. */
  private @Nullable ScoreResult serve(String set, CancellationScope own) {
    boolean stopSent = false;
    for (int batches = 1; ; batches++) {
      if (own.isCancelRequested() && !stopSent) {
        scores("stops the set").stop(set);
        stopSent = true;
      }
      ScoreBatch batch =
          scores("scores batch " + batches).scoreBatch(new ScoreBatchRequest(set, after));
      after = batch.next();
      if (after == null) {
        ScoreResult result = scores("stores the end").finish(set);
        ScoreDetails.show(batch.display(), result.state());
        return result;
      }
      ScoreDetails.show(batch.display(), ScoreSetState.RUNNING);
      if (isHistoryLong(batches) && !own.isCancelRequested()) {
        return null;
      }
    }
  }

  private boolean isHistoryLong(int batches) {
    return batches >= maxBatches || Workflow.getInfo().isContinueAsNewSuggested();
  }

  /**
   * Retried until the API and its database are back, however long that takes. There are no
   * heartbeats: a batch is bounded in runs and time, so its timeout alone detects a lost one.
   */
  private static ScoreActivities scores(String summary) {
    return Workflow.newActivityStub(
        ScoreActivities.class,
        ActivityOptions.newBuilder()
            .setSummary(summary)
            .setTaskQueue(TaskQueues.RECORDS)
            // A batch begins no run after five seconds, and the longest run takes a few; when it
            // takes longer, the API died while it held the task.
            .setStartToCloseTimeout(Duration.ofSeconds(20))
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(10))
                    .setDoNotRetry(ScoreFailures.UNKNOWN_SCORE_SET)
                    .build())
            .build());
  }
}
