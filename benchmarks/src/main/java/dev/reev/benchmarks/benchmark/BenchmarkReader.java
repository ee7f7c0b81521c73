package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.schema.Sha256;
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
import org.jspecify.annotations.Nullable;

/** Reads benchmark YAML and rejects anything that would break a run later. */
public final class BenchmarkReader {

  /** Largest file read, in bytes: the text travels whole in the payload that starts a run. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final JsonSchema SCHEMA = JsonSchema.load("benchmark.schema.json");

  private BenchmarkReader() {}

  /**
   * Reads a file.
   *
   * @throws IOException when the file is missing or unreadable
   * @throws InvalidBenchmarkException when its content cannot be used
   */
  public static ParsedBenchmark read(Path file) throws IOException {
    return usable(check(file), file.getFileName().toString());
  }

  /**
   * Reads text.
   *
   * @param sourceName how messages name the text, for example its file name
   * @throws InvalidBenchmarkException when the text cannot be used
   */
  public static ParsedBenchmark read(String yaml, String sourceName) {
    return usable(check(yaml, null), sourceName);
  }

  /**
   * Reads a file and reports all its errors and warnings.
   *
   * @throws IOException when the file is missing or unreadable
   */
  public static CheckedBenchmark check(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      return tooLarge();
    }
    try {
      String name = file.getFileName().toString();
      return check(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(),
          name.replaceFirst("\\.ya?ml$", ""));
    } catch (CharacterCodingException e) {
      return unusable(new BenchmarkProblem(0, 0, "", "is not UTF-8 text"));
    }
  }

  /**
   * Checks text.
   *
   * @param expectedId null when the text has no file name
   */
  static CheckedBenchmark check(String yaml, @Nullable String expectedId) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      return tooLarge();
    }
    try {
      Problems problems = new Problems(YamlDocument.parse(yaml));
      Benchmark benchmark = check(problems, expectedId);
      List<BenchmarkProblem> warnings = problems.warnings();
      ParsedBenchmark parsed =
          benchmark == null
              ? null
              : new ParsedBenchmark(benchmark, yaml, Sha256.hex(bytes), warnings);
      return new CheckedBenchmark(parsed, problems.errors(), warnings);
    } catch (InvalidYamlException e) {
      return unusable(Problems.problem(e.place(), e.reason()));
    }
  }

  /** Returns null when there are errors. */
  private static @Nullable Benchmark check(Problems problems, @Nullable String expectedId)
      throws InvalidYamlException {
    YamlDocument document = problems.document();
    document
        .replaced()
        .forEach(
            pointer ->
                problems.warning(
                    pointer,
                    "has a control character, or half of a character, that is replaced by its code"));
    for (Violation violation : SCHEMA.violations(document.root())) {
      if (violation.unknownKey()) {
        problems.warning(violation.pointer(), violation.message());
      } else {
        problems.error(violation.pointer(), violation.message());
      }
    }
    if (problems.hasErrors()) {
      return null;
    }
    WrittenData.encodeBenchmark(problems);
    Benchmark benchmark = document.to(Benchmark.class);
    if (expectedId != null && !expectedId.equals(benchmark.id())) {
      problems.warning(
          "/id", "is \"%s\"; the file is named \"%s\"".formatted(benchmark.id(), expectedId));
    }
    BenchmarkRules.apply(benchmark, problems);
    return problems.hasErrors() ? null : benchmark;
  }

  private static ParsedBenchmark usable(CheckedBenchmark checked, String sourceName) {
    ParsedBenchmark parsed = checked.parsed();
    if (parsed == null) {
      throw new InvalidBenchmarkException(sourceName, checked.errors());
    }
    return parsed;
  }

  private static CheckedBenchmark tooLarge() {
    return unusable(new BenchmarkProblem(0, 0, "", "is larger than " + MAX_BYTES / 1024 + " KiB"));
  }

  private static CheckedBenchmark unusable(BenchmarkProblem problem) {
    return new CheckedBenchmark(null, List.of(problem), List.of());
  }
}
