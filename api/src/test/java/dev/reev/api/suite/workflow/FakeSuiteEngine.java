package dev.reev.api.suite.workflow;

import dev.reev.api.Fake;
import dev.reev.api.suite.state.SuiteKind;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that remembers what it was told and can be away. */
public final class FakeSuiteEngine implements SuiteEngine, Fake {

  final List<UUID> told = new CopyOnWriteArrayList<>();
  final Map<String, WorkflowOutcome> outcomes = new ConcurrentHashMap<>();
  volatile boolean up = true;

  @Override
  public void reset() {
    told.clear();
    outcomes.clear();
    up = true;
  }

  @Override
  public boolean isReachable() {
    return up;
  }

  @Override
  public void startOrWake(UUID suite, SuiteKind kind, String title) throws UnavailableException {
    if (!up) {
      throw new UnavailableException(new ConnectException("down"));
    }
    told.add(suite);
  }

  @Override
  public WorkflowOutcome outcome(String workflowId) {
    return outcomes.getOrDefault(workflowId, WorkflowOutcome.OPEN);
  }
}
