package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.benchmarks.session.Check;
import java.util.List;

/** Scores a finished run, any number of times: it reads only the record of the run. */
@FunctionalInterface
public interface Scoring {

  /** Scores a run by the rules of a benchmark. */
  Verdict score(Benchmark benchmark, RecordedRun run);

  /**
   * Score of a run.
   *
   * @param passed whether the run passes
   * @param checks parts of the score; empty with {@code scoring: instructions}
   */
  record Verdict(double score, boolean passed, List<Check> checks) {

    public Verdict {
      checks = List.copyOf(checks);
    }
  }
}
