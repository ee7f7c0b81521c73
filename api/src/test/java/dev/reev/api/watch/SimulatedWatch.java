package dev.reev.api.watch;

import dev.reev.api.statistics.Observation;
import dev.reev.api.statistics.Outcome.Scored;
import dev.reev.api.watch.TickCase.Standing;
import dev.reev.api.watch.TickVerdict.Decided;
import dev.reev.api.watch.TickVerdict.Unsure;
import dev.reev.workflows.schedule.TickDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A schedule whose agent passes each run with a known probability, and the rules by which a tick
 * becomes the next baseline: everything but databases and workflows.
 */
final class SimulatedWatch {

  private static final String AGENT = "scripted";

  private final TickJudge judge;
  private final int benchmarks;
  private final int repeats;
  private final Random random;
  private @Nullable List<Observation> baseline;
  private @Nullable Standing standing;
  int rounds;

  SimulatedWatch(WatchRule rule, int benchmarks, int repeats, long seed) {
    this.judge = new TickJudge(rule);
    this.benchmarks = benchmarks;
    this.repeats = repeats;
    this.random = new Random(seed);
  }

  /** One tick in which the agent passes with this probability. */
  TickDecision tick(double passRate) {
    List<Observation> runs = runs(passRate);
    List<List<Observation>> fresh = new ArrayList<>();
    TickVerdict verdict = judge.judge(new TickCase(runs, baseline, fresh, standing));
    while (verdict instanceof Unsure) {
      fresh.add(runs(passRate));
      rounds++;
      verdict = judge.judge(new TickCase(runs, baseline, List.copyOf(fresh), standing));
    }
    Decided decided = (Decided) verdict;
    remember(decided, runs);
    return decided.decision();
  }

  private void remember(Decided decided, List<Observation> runs) {
    if (Ticks.isGood(decided.decision())) {
      baseline = runs;
      standing = null;
    } else if (decided.decision() == TickDecision.REGRESSED) {
      standing = new Standing(decided.regressed(), runs);
    }
  }

  /** After an alarm that was looked into: the newest runs are the measure from now on. */
  void accept() {
    standing = null;
    baseline = null;
  }

  private List<Observation> runs(double passRate) {
    List<Observation> runs = new ArrayList<>();
    for (int benchmark = 0; benchmark < benchmarks; benchmark++) {
      for (int repeat = 1; repeat <= repeats; repeat++) {
        boolean passed = random.nextDouble() < passRate;
        runs.add(
            new Observation(
                "b" + benchmark, AGENT, repeat, null, new Scored(passed ? 1 : 0, passed)));
      }
    }
    return runs;
  }
}
