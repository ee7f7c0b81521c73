package dev.reev.api.run.workflow;

import dev.reev.api.Fake;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import dev.reev.workflows.run.RunRequest;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that remembers what it was told and can be away. */
public class FakeEngine implements RunEngine, Fake {

  final List<RunRequest> started = new CopyOnWriteArrayList<>();
  final List<String> cancelled = new CopyOnWriteArrayList<>();
  final Map<String, WorkflowOutcome> outcomes = new ConcurrentHashMap<>();
  volatile boolean up = true;
  volatile boolean refusing;

  /** Duration of a start. */
  volatile long startMs;

  @Override
  public void reset() {
    started.clear();
    cancelled.clear();
    outcomes.clear();
    up = true;
    refusing = false;
    startMs = 0;
  }

  List<String> startedIds() {
    return started.stream().map(RunRequest::executionId).toList();
  }

  @Override
  public boolean isReachable() {
    return up;
  }

  @Override
  public void start(RunRequest request, int priority)
      throws UnavailableException, RefusedException {
    requireUp();
    if (refusing) {
      throw new RefusedException("too large", new IllegalArgumentException());
    }
    pause();
    started.add(request);
  }

  @Override
  public void cancel(String executionId) throws UnavailableException {
    requireUp();
    cancelled.add(executionId);
  }

  @Override
  public WorkflowOutcome outcome(String executionId) throws UnavailableException {
    requireUp();
    return outcomes.getOrDefault(executionId, WorkflowOutcome.OPEN);
  }

  private void pause() {
    try {
      Thread.sleep(startMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void requireUp() throws UnavailableException {
    if (!up) {
      throw new UnavailableException(new ConnectException("down"));
    }
  }
}
