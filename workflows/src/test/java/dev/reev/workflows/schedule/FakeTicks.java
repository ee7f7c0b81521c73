package dev.reev.workflows.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives scripted answers and records the calls. */
final class FakeTicks implements TickActivities, WebhookActivities {

  static final String TICK = "tick-1";
  static final String SUITE = "own";

  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  final Deque<Judgement> judgements = new ArrayDeque<>();
  @Nullable TickDisplay display;
  boolean tell;
  boolean refuse;
  int failingDeliveries;

  /** Failing tries of each call before one succeeds. */
  int failingTries;

  private final Map<String, Integer> tries = new ConcurrentHashMap<>();

  @Override
  public OpenedTick open(TickOpening opening) {
    fail("open");
    calls.add("open " + opening.schedule());
    return refuse
        ? new OpenedTick(TICK, null, "no such benchmark", display)
        : new OpenedTick(TICK, SUITE, null, display);
  }

  @Override
  public boolean suiteEnded(String suite) {
    calls.add("ended? " + suite);
    return Collections.frequency(calls, "ended? " + suite) > 1;
  }

  @Override
  public Judgement judge(TickQuestion question) {
    fail("judge " + question.round());
    calls.add("judge " + question.round());
    return judgements.remove();
  }

  @Override
  public ConcludedTick conclude(TickConclusion conclusion) {
    fail("conclude");
    calls.add("conclude " + conclusion.decision());
    return new ConcludedTick(tell);
  }

  @Override
  public void stop(String tick) {
    calls.add("stop");
  }

  @Override
  public void deliver(String tick) {
    calls.add("deliver");
    if (failingDeliveries-- > 0) {
      throw new IllegalStateException("503");
    }
  }

  private void fail(String call) {
    if (tries.merge(call, 1, Integer::sum) <= failingTries) {
      throw new IllegalStateException("the database is away");
    }
  }

  void decides(TickDecision decision) {
    judgements.add(new Judgement(decision, "because", null));
  }

  void asksForRound(int round) {
    judgements.add(new Judgement(null, "suspected", "fresh-" + round));
  }
}
