package dev.reev.cli.validate;

import dev.reev.benchmarks.benchmark.BenchmarkProblem;

/**
 * A problem and the file it is in.
 *
 * @param file as the caller named it
 * @param error false for a warning
 */
record FileProblem(String file, boolean error, BenchmarkProblem problem) {

  /** The whole file is the problem. */
  static FileProblem whole(String file, String message) {
    return new FileProblem(file, true, new BenchmarkProblem(0, 0, "", message));
  }

  String severity() {
    return error ? "error" : "warning";
  }
}
