package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.solution.Solution;

/** Does real runs, each on a ledger of its own, with an agent that knows beforehand what to do. */
public interface SolutionRunner {

  /**
   * A run of the deterministic agent.
   *
   * @throws RunFailedException when there is nothing to score
   */
  RecordedRun deterministic(Benchmark benchmark);

  /**
   * A run of an agent that plays a solution.
   *
   * @throws RunFailedException when there is nothing to score
   */
  RecordedRun play(Benchmark benchmark, Solution solution);
}
