package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.Check;
import java.util.List;

/** Scores a run that is over, as often as wanted: nothing but what it recorded is looked at. */
@FunctionalInterface
public interface Scoring {

  /** What a run is worth by the rules of a benchmark. */
  Verdict score(Benchmark benchmark, RecordedRun run);

  /**
   * What a run is worth.
   *
   * @param passed whether it passes, all things considered
   * @param checks what the score is made of; empty with {@code scoring: instructions}
   */
  record Verdict(double score, boolean passed, List<Check> checks) {

    public Verdict {
      checks = List.copyOf(checks);
    }
  }
}
