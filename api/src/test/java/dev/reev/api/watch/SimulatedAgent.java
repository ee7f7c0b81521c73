package dev.reev.api.watch;

import dev.reev.statistics.ObservedRun;
import dev.reev.statistics.Outcome.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An agent that passes each run with a known probability. */
final class SimulatedAgent {

  private final int benchmarks;
  private final int repeats;
  private final Random random;

  SimulatedAgent(int benchmarks, int repeats, long seed) {
    this.benchmarks = benchmarks;
    this.repeats = repeats;
    this.random = new Random(seed);
  }

  /** The runs of one suite. */
  List<ObservedRun> suite(double passRate) {
    List<ObservedRun> runs = new ArrayList<>();
    for (int benchmark = 0; benchmark < benchmarks; benchmark++) {
      for (int repeat = 1; repeat <= repeats; repeat++) {
        boolean passed = random.nextDouble() < passRate;
        runs.add(
            new ObservedRun(
                "b" + benchmark, "scripted", repeat, null, new Scored(passed ? 1 : 0, passed)));
      }
    }
    return runs;
  }
}
