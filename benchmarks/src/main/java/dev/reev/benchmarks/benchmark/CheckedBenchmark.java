package dev.reev.benchmarks.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of checking a benchmark.
 *
 * @param parsed the benchmark; null exactly when there are errors
 * @param errors reasons why it cannot be used, in file order
 * @param warnings oddities that do not prevent its use, in file order
 */
public record CheckedBenchmark(
    @Nullable ParsedBenchmark parsed,
    List<BenchmarkProblem> errors,
    List<BenchmarkProblem> warnings) {

  public CheckedBenchmark {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}
