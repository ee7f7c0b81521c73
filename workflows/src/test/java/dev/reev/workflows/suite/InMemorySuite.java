package dev.reev.workflows.suite;

import dev.reev.workflows.run.AttemptPolicy;
import dev.reev.workflows.run.RunIds;
import dev.reev.workflows.run.RunRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** In-memory suite that counts the calls. */
final class InMemorySuite implements SuiteActivities {

  static final String URL = "http://reev.example";

  private final WorkflowClient client;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final Set<String> ended = new LinkedHashSet<>();
  private final Map<String, List<DispatchedRun>> batches = new LinkedHashMap<>();
  int concurrency = 3;
  int agentLimit = Integer.MAX_VALUE;
  int failingCalls;
  int looks;
  int mostUnderWay;
  boolean paused;
  boolean stopRequested;
  Runnable beforeFinish = () -> {};
  private int generation = 1;
  private SuiteState state = SuiteState.PENDING;

  InMemorySuite(WorkflowClient client) {
    this.client = client;
  }

  /** Submits further runs; a suite that had ended goes on. */
  synchronized InMemorySuite order(int runs) {
    for (int i = 0; i < runs; i++) {
      // A unique number, like a row key.
      waiting.add(new UUID(0, waiting.size() + underWay.size() + ended.size() + 1L).toString());
    }
    if (state != SuiteState.PENDING) {
      generation++;
      state = SuiteState.RUNNING;
    }
    return this;
  }

  /** A run that was started by an earlier execution of the workflow. */
  synchronized String startedBefore() {
    String id = waiting.iterator().next();
    waiting.remove(id);
    underWay.add(id);
    return id;
  }

  /**
   * Marks a run as waiting again, as the reconciler does when it does not find the run's workflow.
   */
  synchronized void handBack(String id) {
    underWay.remove(id);
    waiting.add(id);
  }

  synchronized void runEnded(String id) {
    underWay.remove(id);
    ended.add(id);
  }

  synchronized Set<String> ended() {
    return new LinkedHashSet<>(ended);
  }

  synchronized int underWay() {
    return underWay.size();
  }

  synchronized SuiteState state() {
    return state;
  }

  @Override
  public synchronized DispatchedRuns take(DispatchRequest request) {
    if (failingCalls-- > 0) {
      throw new IllegalStateException("the database is away");
    }
    looks++;
    state = SuiteState.RUNNING;
    List<DispatchedRun> taken =
        batches.computeIfAbsent(request.batch(), batch -> new ArrayList<>());
    int places = paused || stopRequested ? 0 : concurrency - underWay.size();
    boolean heldBack = false;
    for (String id : List.copyOf(waiting)) {
      if (taken.size() >= places) {
        break;
      }
      if (underWay.size() >= agentLimit) {
        heldBack = true;
        break;
      }
      waiting.remove(id);
      underWay.add(id);
      taken.add(new DispatchedRun(request(id), 3));
    }
    mostUnderWay = Math.max(mostUnderWay, underWay.size());
    return new DispatchedRuns(
        taken,
        underWay.size(),
        underWay.size() + waiting.size(),
        false,
        heldBack,
        generation,
        display());
  }

  private SuiteDisplay display() {
    return new SuiteDisplay(
        URL,
        "nightly",
        waiting.size() + underWay.size() + ended.size(),
        concurrency,
        0,
        ended.size(),
        ended.isEmpty() ? null : 1.0,
        paused,
        stopRequested);
  }

  @Override
  public synchronized void stop(SuiteRequest request) {
    stopRequested = true;
    ended.addAll(waiting);
    waiting.clear();
    underWay.forEach(id -> client.newUntypedWorkflowStub(RunIds.workflowId(id)).cancel());
  }

  @Override
  public synchronized SuiteResult finish(FinishRequest request) {
    beforeFinish.run();
    if (waiting.isEmpty() && underWay.isEmpty() && request.generation() == generation) {
      state = stopRequested ? SuiteState.STOPPED : SuiteState.COMPLETED;
    }
    return new SuiteResult(request.suiteId(), state);
  }

  private static RunRequest request(String id) {
    return new RunRequest(
        id,
        "001-sol-transfer",
        "id: 001-sol-transfer\n",
        "00",
        "deterministic",
        Duration.ofMinutes(5),
        AttemptPolicy.DEFAULT,
        null,
        null);
  }
}
