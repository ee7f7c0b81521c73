package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.yaml.InvalidYamlException;
import dev.reev.benchmarks.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the solutions file beside a benchmark. Unlike in benchmarks, an unknown key is an error: a
 * misspelled {@code instructions} would be a solution that sends nothing.
 */
public final class SolutionsReader {

  /** As for benchmarks. */
  private static final int MAX_BYTES = BenchmarkReader.MAX_BYTES;

  private static final JsonSchema SCHEMA = JsonSchema.load("solutions.schema.json");

  private SolutionsReader() {}

  /**
   * Reads a file and reports all its errors.
   *
   * @throws IOException when the file is missing or unreadable
   */
  public static CheckedSolutions check(Path file, Benchmark benchmark) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      return unusable(
          new BenchmarkProblem(0, 0, "", "is larger than " + MAX_BYTES / 1024 + " KiB"));
    }
    try {
      return check(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), benchmark);
    } catch (CharacterCodingException e) {
      return unusable(new BenchmarkProblem(0, 0, "", "is not UTF-8 text"));
    }
  }

  /** Checks text. */
  static CheckedSolutions check(String yaml, Benchmark benchmark) {
    try {
      Problems problems = new Problems(YamlDocument.parse(yaml));
      for (Violation violation : SCHEMA.violations(problems.document().root())) {
        problems.error(violation.pointer(), violation.message());
      }
      if (problems.hasErrors()) {
        return new CheckedSolutions(null, problems.errors());
      }
      WrittenData.encodeSolutions(problems);
      WrittenSolutions solutions = problems.document().to(WrittenSolutions.class);
      new SolutionsRules(benchmark, problems).check(solutions);
      return new CheckedSolutions(problems.hasErrors() ? null : solutions, problems.errors());
    } catch (InvalidYamlException e) {
      return unusable(Problems.problem(e.place(), e.reason()));
    }
  }

  private static CheckedSolutions unusable(BenchmarkProblem problem) {
    return new CheckedSolutions(null, List.of(problem));
  }
}
