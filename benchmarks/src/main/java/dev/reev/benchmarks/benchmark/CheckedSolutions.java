package dev.reev.benchmarks.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a solutions file found.
 *
 * @param solutions null exactly when there are errors
 * @param errors why it cannot be used, in file order
 */
public record CheckedSolutions(
    @Nullable WrittenSolutions solutions, List<BenchmarkProblem> errors) {

  public CheckedSolutions {
    errors = List.copyOf(errors);
  }
}
