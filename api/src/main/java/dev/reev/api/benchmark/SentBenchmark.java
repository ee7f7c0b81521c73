package dev.reev.api.benchmark;

import dev.reev.api.problem.FieldProblem;
import dev.reev.api.problem.ProblemException;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import org.springframework.http.HttpStatus;

/** A benchmark in the field {@code yml_content} of a request. */
public final class SentBenchmark {

  private static final String FIELD = "yml_content";

  private SentBenchmark() {}

  /**
   * Reads it.
   *
   * @throws ProblemException 400 with every problem when it cannot be used
   */
  public static ParsedBenchmark read(String yaml) {
    try {
      return BenchmarkReader.read(yaml, FIELD);
    } catch (InvalidBenchmarkException e) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "validation_failed",
          String.valueOf(e.getMessage()),
          e.problems().stream()
              .map(problem -> new FieldProblem(FIELD, problem.toString()))
              .toList());
    }
  }
}
