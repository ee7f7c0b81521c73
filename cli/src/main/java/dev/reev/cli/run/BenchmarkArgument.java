package dev.reev.cli.run;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.BenchmarkFolders;
import dev.reev.benchmarks.benchmark.BenchmarkReader;
import dev.reev.benchmarks.benchmark.InvalidBenchmarkException;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.benchmark.YamlFile;
import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.cli.candidates.Suggestion;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark argument of a command.
 *
 * @param id benchmark id
 * @param yml text of a benchmark given as a file; null for the server's own benchmark of that id
 */
public record BenchmarkArgument(String id, @Nullable String yml) {

  /**
   * Reads and validates a path, or a word with the ending of a YAML file; any other word is an id.
   */
  public static BenchmarkArgument parse(String text) {
    if (!text.contains("/") && !YamlFile.hasEnding(text)) {
      return new BenchmarkArgument(text, null);
    }
    try {
      ParsedBenchmark parsed = BenchmarkReader.read(Path.of(text));
      return new BenchmarkArgument(parsed.benchmark().id(), parsed.yaml());
    } catch (InvalidBenchmarkException e) {
      throw ReevFailure.usage(String.valueOf(e.getMessage()));
    } catch (java.nio.file.NoSuchFileException e) {
      throw ReevFailure.usage("there is no benchmark file " + text);
    } catch (IOException e) {
      throw ReevFailure.usage(
          "The benchmark file " + text + " cannot be read: " + FileTrouble.of(e));
    }
  }

  /** Rejects an id that is not in the benchmark folders, before a whole stack is started for it. */
  void requireIn(List<Path> folders) {
    if (yml != null) {
      return;
    }
    try {
      BenchmarkFolder suite = BenchmarkFolder.scan(folders);
      if (suite.find(id).isEmpty()) {
        List<String> known =
            suite.benchmarks().stream().map(BenchmarkFolder.SuiteFile::id).toList();
        throw ReevFailure.usage(
            Suggestion.after(
                "there is no benchmark '%s'. There are: %s."
                    .formatted(id, String.join(", ", known)),
                id,
                known));
      }
    } catch (IOException e) {
      throw ReevFailure.failed(
          "The benchmarks in %s cannot be read: %s"
              .formatted(BenchmarkFolders.join(folders), FileTrouble.withFile(e)));
    }
  }
}
