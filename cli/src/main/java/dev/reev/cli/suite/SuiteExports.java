package dev.reev.cli.suite;

import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.server.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files that a suite's results are written to. */
final class SuiteExports {

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML: failure = not passed, error = no score, skipped = not run.")
  private @Nullable Path junit;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write one line for each run.")
  private @Nullable Path csv;

  @Option(names = "--jsonl", paramLabel = "FILE", description = "Write one object for each run.")
  private @Nullable Path jsonl;

  /** Refuses before hours are spent on a suite. */
  void requireFolders() {
    files()
        .forEach(
            (format, file) -> {
              Path folder = file.toAbsolutePath().getParent();
              if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw ReevFailure.usage(
                    "--%s: %s is no folder that can be written to.".formatted(format, folder));
              }
            });
  }

  boolean any() {
    return !files().isEmpty();
  }

  void write(SuiteServer suites, String id, Patience patience) {
    files()
        .forEach(
            (format, file) ->
                patience.answer(
                    () -> {
                      suites.export(id, format, file);
                      return file;
                    },
                    () ->
                        "The results are not lost: "
                            + suites.url(id)
                            + "/export?format="
                            + format));
  }

  private Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    put(files, "junit", junit);
    put(files, "csv", csv);
    put(files, "jsonl", jsonl);
    return files;
  }

  private static void put(Map<String, Path> files, String format, @Nullable Path file) {
    if (file != null) {
      files.put(format, file);
    }
  }
}
