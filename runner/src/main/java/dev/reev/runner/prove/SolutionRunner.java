package dev.reev.runner.prove;

import dev.reev.benchmarks.benchmark.Benchmark;
import dev.reev.runner.failure.RunFailedException;
import dev.reev.runner.solution.Solution;

/** Executes real runs, each on its own ledger, with an agent whose actions are known beforehand. */
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
