package dev.reev.api.score.workflow;

import dev.reev.api.Fake;
import dev.reev.api.temporal.UnavailableException;
import dev.reev.api.temporal.WorkflowOutcome;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that remembers what it was told and can be away. */
public final class FakeScoreEngine implements ScoreEngine, Fake {

  final List<UUID> started = new CopyOnWriteArrayList<>();
  final List<String> titles = new CopyOnWriteArrayList<>();
  final Map<UUID, WorkflowOutcome> outcomes = new ConcurrentHashMap<>();
  volatile boolean up = true;

  @Override
  public void reset() {
    started.clear();
    titles.clear();
    outcomes.clear();
    up = true;
  }

  @Override
  public boolean isReachable() {
    return up;
  }

  @Override
  public void start(UUID set, String title) throws UnavailableException {
    if (!up) {
      throw new UnavailableException(new ConnectException("down"));
    }
    started.add(set);
    titles.add(title);
  }

  @Override
  public WorkflowOutcome outcome(UUID set) {
    return outcomes.getOrDefault(set, WorkflowOutcome.OPEN);
  }
}
