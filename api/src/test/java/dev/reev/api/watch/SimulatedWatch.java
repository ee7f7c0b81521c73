package dev.reev.api.watch;

import dev.reev.api.watch.judge.TickJudge;
import dev.reev.api.watch.judge.TickVerdict;
import dev.reev.api.watch.judge.TickVerdict.Decided;
import dev.reev.api.watch.judge.TickVerdict.Unsure;
import dev.reev.api.watch.rule.WatchRule;
import dev.reev.statistics.ObservedRun;
import dev.reev.workflows.schedule.TickDecision;
import java.util.ArrayList;
import java.util.List;

/** A schedule without databases and workflows: an agent, the judge, and what is remembered. */
final class SimulatedWatch {

  private final TickJudge judge;
  private final SimulatedAgent agent;
  private final WatchMemory memory = new WatchMemory();
  int rounds;

  SimulatedWatch(WatchRule rule, SimulatedAgent agent) {
    this.judge = new TickJudge(rule);
    this.agent = agent;
  }

  /** One tick in which the agent passes with this probability. */
  TickDecision tick(double passRate) {
    List<ObservedRun> runs = agent.suite(passRate);
    List<List<ObservedRun>> fresh = new ArrayList<>();
    TickVerdict verdict = judge.judge(memory.of(runs, fresh));
    while (verdict instanceof Unsure) {
      fresh.add(agent.suite(passRate));
      rounds++;
      verdict = judge.judge(memory.of(runs, fresh));
    }
    Decided decided = (Decided) verdict;
    memory.keep(decided, runs);
    return decided.decision();
  }

  void forget() {
    memory.forget();
  }
}
