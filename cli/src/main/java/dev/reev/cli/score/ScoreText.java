package dev.reev.cli.score;

import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A benchmark file to score with. */
final class ScoreText {

  private ScoreText() {}

  /** Its text; a file that could not be used is refused before the server is asked. */
  static String read(Path file) {
    try {
      return BenchmarkReader.read(file).yaml();
    } catch (InvalidBenchmarkException e) {
      throw ReevFailure.usage(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw ReevFailure.usage("there is no benchmark file " + file);
    } catch (IOException e) {
      throw ReevFailure.usage(
          "the benchmark file " + file + " cannot be read: " + FileTrouble.of(e));
    }
  }
}
