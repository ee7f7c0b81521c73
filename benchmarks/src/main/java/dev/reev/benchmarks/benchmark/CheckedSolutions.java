package dev.reev.benchmarks.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of checking a solutions file.
 *
 * @param solutions null exactly when there are errors
 * @param errors reasons why it cannot be used, in file order
 */
public record CheckedSolutions(
    @Nullable WrittenSolutions solutions, List<BenchmarkProblem> errors) {

  public CheckedSolutions {
    errors = List.copyOf(errors);
  }
}
