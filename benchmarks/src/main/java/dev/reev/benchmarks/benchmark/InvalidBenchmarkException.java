package dev.reev.benchmarks.benchmark;

import java.util.List;

/** A benchmark that cannot be used. The message is one line that names the first problem. */
public final class InvalidBenchmarkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<BenchmarkProblem> problems;

  InvalidBenchmarkException(String sourceName, List<BenchmarkProblem> problems) {
    super(summary(sourceName, problems));
    this.problems = List.copyOf(problems);
  }

  /** All errors, in file order; never empty. */
  public List<BenchmarkProblem> problems() {
    return problems;
  }

  private static String summary(String sourceName, List<BenchmarkProblem> problems) {
    int more = problems.size() - 1;
    return sourceName
        + ": "
        + problems.get(0)
        + (more == 0 ? "" : " (and " + more + (more == 1 ? " more problem)" : " more problems)"));
  }
}
