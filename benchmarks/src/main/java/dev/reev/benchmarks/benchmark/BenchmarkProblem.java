package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.schema.OneLine;

/**
 * An error or a warning about a benchmark file.
 *
 * @param line from 1; 0 when the place is not known
 * @param column from 1; 0 when the place is not known
 * @param path JSON pointer of the field; empty for the whole file
 * @param message the problem, in one line
 */
public record BenchmarkProblem(int line, int column, String path, String message) {

  /** Keys of a file can be of any length and hold line breaks. */
  private static final int MAX_SHOWN = 500;

  /**
   * Compiler style, for terminals and editors: {@code a.yml:3:5: /ground_truth/min_score: must be
   * at most 1}.
   */
  public String in(String fileName) {
    return fileName + ":" + (line == 0 ? "" : line + ":" + column + ":") + " " + text();
  }

  /** Prose style: {@code line 3, /ground_truth/min_score: must be at most 1}. */
  @Override
  public String toString() {
    return (line == 0 ? "" : "line " + line + ", ") + text();
  }

  private String text() {
    return OneLine.of(path.isEmpty() ? message : path + ": " + message, MAX_SHOWN);
  }
}
