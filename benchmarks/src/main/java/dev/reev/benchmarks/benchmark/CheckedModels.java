package dev.reev.benchmarks.benchmark;

import dev.reev.benchmarks.schema.JsonTrees;
import dev.reev.benchmarks.schema.Sha256;
import dev.reev.benchmarks.yaml.InvalidYamlException;
import dev.reev.benchmarks.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Benchmarks that the build has already checked, each as JSON in a file named by the digest of its
 * YAML. Reading one gives the same benchmark without parsing and checking the YAML again.
 *
 * <p>Their folder lies beside the program and carries the name of its file, so a program that is
 * built or copied later has no folder. Write access to the folder is as powerful as write access to
 * the program, so no agent under evaluation may have it. A missing or broken file only costs time.
 */
public final class CheckedModels {

  private static final String PREFIX = "checked-";

  private final Optional<Path> folder;

  private CheckedModels(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The models of a program; none when the program is not a single file. */
  public static CheckedModels of(Path program) {
    try {
      if (!Files.isRegularFile(program)) {
        return new CheckedModels(Optional.empty());
      }
      return new CheckedModels(
          Optional.of(
              program.resolveSibling(
                  PREFIX
                      + Files.size(program)
                      + "-"
                      + Files.getLastModifiedTime(program).toMillis())));
    } catch (IOException e) {
      return new CheckedModels(Optional.empty());
    }
  }

  /** The folder; it holds ground truth, so no agent may see it. Empty when there are no models. */
  public Optional<Path> folder() {
    return folder;
  }

  /**
   * Reads a benchmark file; checks it unless its text has been checked.
   *
   * @throws IOException when the file is missing or unreadable
   * @throws InvalidBenchmarkException when its content cannot be used
   */
  public ParsedBenchmark read(Path file) throws IOException {
    if (folder.isEmpty()) {
      return BenchmarkReader.read(file);
    }
    byte[] yaml;
    try (InputStream in = Files.newInputStream(file)) {
      yaml = in.readNBytes(BenchmarkReader.MAX_BYTES + 1);
    }
    String sha256 = Sha256.hex(yaml);
    Benchmark benchmark = checked(folder.get().resolve(fileName(sha256)));
    return benchmark == null
        ? BenchmarkReader.read(file)
        : new ParsedBenchmark(
            benchmark, new String(yaml, StandardCharsets.UTF_8), sha256, List.of());
  }

  /** Null when there is no usable model; the caller then runs the full check. */
  private static @Nullable Benchmark checked(Path model) {
    if (!Files.isReadable(model)) {
      return null;
    }
    try {
      return BenchmarkTree.read(JsonTrees.read(Files.readAllBytes(model)));
    } catch (IOException | JacksonException | IllegalArgumentException | NullPointerException e) {
      return null;
    }
  }

  /**
   * Checks files and stores the models that a later {@link #read} uses: those of benchmarks without
   * errors and warnings.
   *
   * @throws IOException when a file cannot be read or stored
   */
  public void keep(List<Path> files) throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    Files.createDirectories(folder.get());
    for (Path file : files) {
      ParsedBenchmark parsed = BenchmarkReader.check(file).parsed();
      if (parsed == null || !parsed.warnings().isEmpty()) {
        continue;
      }
      byte[] model = tree(parsed.yaml());
      if (BenchmarkTree.read(JsonTrees.read(model)).equals(parsed.benchmark())) {
        Files.write(folder.get().resolve(fileName(parsed.sha256())), model);
      }
    }
  }

  private static byte[] tree(String yaml) throws IOException {
    try {
      Problems problems = new Problems(YamlDocument.parse(yaml));
      WrittenData.encodeBenchmark(problems);
      return JsonTrees.bytes(problems.document().root());
    } catch (InvalidYamlException e) {
      throw new IOException("what was checked can no longer be read", e);
    }
  }

  private static String fileName(String sha256) {
    return sha256 + ".json";
  }
}
