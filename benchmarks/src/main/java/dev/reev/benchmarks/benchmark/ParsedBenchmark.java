package dev.reev.benchmarks.benchmark;

import java.util.List;

/**
 * A benchmark that passed all checks.
 *
 * @param yaml the text exactly as read
 * @param sha256 of the text's UTF-8 bytes, lower-case hex
 * @param warnings keys that have no effect
 */
public record ParsedBenchmark(
    Benchmark benchmark, String yaml, String sha256, List<BenchmarkProblem> warnings) {

  public ParsedBenchmark {
    warnings = List.copyOf(warnings);
  }
}
