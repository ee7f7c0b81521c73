package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.schema.JsonSchema;
import dev.reev.benchmarks.schema.JsonSchema.Violation;
import dev.reev.benchmarks.schema.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads benchmark YAML and refuses anything that a run could trip over later. */
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
    String name = file.getFileName().toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    requireSize(bytes.length, name);
    try {
      return read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), name);
    } catch (CharacterCodingException e) {
      throw invalid(name, "is not UTF-8 text");
    }
  }

  /**
   * Reads text.
   *
   * @param sourceName how messages name the text, for example its file name
   * @throws InvalidBenchmarkException when the text cannot be used
   */
  public static ParsedBenchmark read(String yaml, String sourceName) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    requireSize(bytes.length, sourceName);
    YamlDocument document = YamlDocument.parse(yaml, sourceName);
    List<BenchmarkProblem> errors = new ArrayList<>();
    List<BenchmarkProblem> warnings = new ArrayList<>();
    for (Violation violation : SCHEMA.violations(document.root())) {
      (violation.unknownKey() ? warnings : errors)
          .add(document.problem(violation.pointer(), violation.message()));
    }
    if (!errors.isEmpty()) {
      throw new InvalidBenchmarkException(sourceName, errors);
    }
    try {
      Benchmark benchmark = YamlDocument.MAPPER.treeToValue(document.root(), Benchmark.class);
      return new ParsedBenchmark(benchmark, yaml, Sha256.hex(bytes), warnings);
    } catch (JacksonException e) {
      throw invalid(sourceName, e.getOriginalMessage());
    }
  }

  private static void requireSize(int bytes, String sourceName) {
    if (bytes > MAX_BYTES) {
      throw invalid(sourceName, "is larger than " + MAX_BYTES / 1024 + " KiB");
    }
  }

  private static InvalidBenchmarkException invalid(String sourceName, String message) {
    return new InvalidBenchmarkException(
        sourceName, List.of(new BenchmarkProblem(0, 0, "", message)));
  }
}
