package dev.reev.benchmarks.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param parsed the benchmark; null exactly when there are errors
 * @param errors why it cannot be used, in file order
 * @param warnings what is merely odd, in file order
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
