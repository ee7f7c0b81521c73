package dev.reev.api.watch;

import dev.reev.api.watch.judge.TickJudge;
import dev.reev.api.watch.judge.TickVerdict;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.statistics.ObservedRun;
import dev.reev.workflows.schedule.ConcludedTick;
import dev.reev.workflows.schedule.Judgement;
import dev.reev.workflows.schedule.OpenedTick;
import dev.reev.workflows.schedule.TickActivities;
import dev.reev.workflows.schedule.TickConclusion;
import dev.reev.workflows.schedule.TickOpening;
import dev.reev.workflows.schedule.TickQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** In-memory activities of ticks, with an agent of known pass rates; one tick at a time. */
final class InMemoryTicks implements TickActivities {

  private final TickJudge judge;
  private final SimulatedAgent agent;
  private final IntToDoubleFunction passRate;
  private final WatchMemory memory = new WatchMemory();
  private final List<List<ObservedRun>> fresh = new ArrayList<>();
  private List<ObservedRun> runs = List.of();
  private int tick;

  /**
   * In-memory ticks.
   *
   * @param passRate by number of the tick, from 1
   */
  InMemoryTicks(TickJudge judge, SimulatedAgent agent, IntToDoubleFunction passRate) {
    this.judge = judge;
    this.agent = agent;
    this.passRate = passRate;
  }

  @Override
  public OpenedTick open(TickOpening opening) {
    tick++;
    fresh.clear();
    runs = agent.suite(passRate.applyAsDouble(tick));
    return new OpenedTick("tick-" + tick, "tick-" + tick + "-0", null, null);
  }

  @Override
  public Judgement judge(TickQuestion question) {
    if (question.round() > 0) {
      fresh.add(agent.suite(passRate.applyAsDouble(tick)));
    }
    TickVerdict verdict = judge.judge(memory.of(runs, fresh));
    if (verdict instanceof Decided decided) {
      memory.keep(decided, runs);
      return new Judgement(decided.decision(), decided.reason(), null);
    }
    return new Judgement(null, verdict.reason(), "tick-" + tick + "-" + (question.round() + 1));
  }

  @Override
  public ConcludedTick conclude(TickConclusion conclusion) {
    return new ConcludedTick(false);
  }

  @Override
  public boolean suiteEnded(String suite) {
    return true;
  }

  @Override
  public void stop(String stopped) {
    throw new AssertionError("nobody stops it");
  }
}
