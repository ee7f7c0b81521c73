package dev.reev.workflows.suite;

import dev.reev.workflows.run.BenchmarkRunWorkflow;
import dev.reev.workflows.run.RunStart;
import dev.reev.workflows.run.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Dispatches runs, starts them, waits for news, and dispatches again. */
public final class SuiteWorkflowImpl implements SuiteWorkflow {

  /**
   * A run takes about 15 events in this history. Temporal suggests to continue as new at 4,096
   * events or 4 MiB; both are far below its limits of 51,200 and 50 MiB.
   */
  private static final int MAX_CHILDREN = 250;

  /**
   * First wait between dispatches while the suite may change without a signal; doubled each time.
   */
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** The longest wait: a change without a signal is noticed within this time. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final int maxChildren;
  private Duration pause = FIRST_WAIT;
  private int startedHere;
  private int openHere;
  private boolean news;
  private boolean stopSent;

  public SuiteWorkflowImpl() {
    this(MAX_CHILDREN);
  }

  /** For tests: continues as new after fewer runs. */
  SuiteWorkflowImpl(int maxChildren) {
    this.maxChildren = maxChildren;
  }

  @Override
  public SuiteResult run(SuiteRequest request) {
    CancellationScope own = CancellationScope.current();
    var end = new AtomicReference<@Nullable SuiteResult>();
    // Detached, so that a cancelled suite waits for the ends of its runs.
    Workflow.newDetachedCancellationScope(() -> end.set(serve(request, own))).run();
    SuiteResult result = end.get();
    return result == null
        ? Workflow.newContinueAsNewStub(SuiteWorkflow.class).run(request)
        : result;
  }

  @Override
  public void wake() {
    news = true;
  }

  /** The end of the suite; null when it has to continue as new. */
  private @Nullable SuiteResult serve(SuiteRequest request, CancellationScope own) {
    var page = new SuiteDetails(request.suiteId());
    while (true) {
      news = false;
      if (own.isCancelRequested() && !stopSent) {
        suites("asks the open runs to stop").stop(request);
        stopSent = true;
      }
      DispatchedRuns taken =
          suites("dispatches due runs")
              .take(new DispatchRequest(request.suiteId(), Workflow.randomUUID().toString()));
      page.atWork(taken);
      start(taken.runs());
      if (taken.open() == 0) {
        SuiteResult result =
            suites("stores the end")
                .finish(new FinishRequest(request.suiteId(), taken.generation()));
        // News means that items were submitted again just before it ended.
        if (result.state().isTerminal() && !news) {
          page.ended(taken, result.state());
          return result;
        }
      } else if (isHistoryLong() && !own.isCancelRequested()) {
        return null;
      } else if (!taken.more()) {
        Workflow.await(nextWait(taken), () -> news || (own.isCancelRequested() && !stopSent));
      }
    }
  }

  /**
   * The wait is short while changes come without a signal: a run waits for its agent's limit, or a
   * run was started by an earlier execution of this workflow.
   */
  private Duration nextWait(DispatchedRuns taken) {
    boolean untold = taken.heldBack() || taken.underWay() > openHere;
    if (!untold || !taken.runs().isEmpty()) {
      pause = FIRST_WAIT;
      return untold ? FIRST_WAIT : LONGEST_WAIT;
    }
    Duration now = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    return now;
  }

  private boolean isHistoryLong() {
    return startedHere >= maxChildren || Workflow.getInfo().isContinueAsNewSuggested();
  }

  private void start(List<DispatchedRun> runs) {
    List<Promise<Boolean>> starts = new ArrayList<>();
    for (DispatchedRun run : runs) {
      BenchmarkRunWorkflow child =
          Workflow.newChildWorkflowStub(
              BenchmarkRunWorkflow.class,
              new RunStart(run.request(), run.priority()).childOptions());
      startedHere++;
      openHere++;
      var unused =
          Async.function(child::run, run.request()).handle((result, failure) -> childEnded());
      starts.add(
          // A start that fails because the run already has a workflow does no harm: its row tells
          // when it has ended.
          Workflow.getWorkflowExecution(child).handle((execution, failure) -> failure == null));
    }
    // A child whose start is not awaited would never start if this workflow ended first.
    Promise.allOf(starts).get();
  }

  private boolean childEnded() {
    openHere--;
    news = true;
    return true;
  }

  /** Retried until the API and its database are back, however long that takes. */
  private static SuiteActivities suites(String summary) {
    return Workflow.newActivityStub(
        SuiteActivities.class,
        ActivityOptions.newBuilder()
            .setSummary(summary)
            .setTaskQueue(TaskQueues.RECORDS)
            // Some indexed statements; when it takes longer, the API died while it held the task.
            .setStartToCloseTimeout(Duration.ofSeconds(15))
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofMillis(200))
                    .setMaximumInterval(Duration.ofSeconds(10))
                    .setDoNotRetry(SuiteFailures.UNKNOWN_SUITE)
                    .build())
            .build());
  }
}
