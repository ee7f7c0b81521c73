package dev.reev.cli.suite;

import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.ReevFailure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Output files for the results of a suite; {@code -} is standard output. */
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

  /**
   * Rejects unwritable files before hours are spent on a suite.
   *
   * @param json whether standard output is taken by the suite itself
   */
  void requireWritable(boolean json) {
    Map<String, Destination> files = files();
    files.forEach((format, file) -> file.require("--" + format));
    long standardOutput = files.values().stream().filter(Destination::isStandardOutput).count();
    if (standardOutput > 1 || (json && standardOutput > 0)) {
      throw ReevFailure.usage("Standard output takes one document only.");
    }
  }

  /**
   * Returns true when one of them is standard output, so that nothing else may be printed there.
   */
  boolean onStandardOutput() {
    return files().values().stream().anyMatch(Destination::isStandardOutput);
  }

  boolean any() {
    return !files().isEmpty();
  }

  /**
   * @param out standard output
   */
  void write(SuiteServer suites, String id, RetryingCaller caller, PrintWriter out) {
    files()
        .forEach(
            (format, file) ->
                caller.answer(
                    () -> {
                      file.fill(part -> suites.export(id, format, part), out);
                      return file;
                    },
                    () ->
                        "The results are not lost: "
                            + suites.url(id)
                            + "/export?format="
                            + format));
  }

  private Map<String, Destination> files() {
    Map<String, Destination> files = new LinkedHashMap<>();
    put(files, "junit", junit);
    put(files, "csv", csv);
    put(files, "jsonl", jsonl);
    return files;
  }

  private static void put(Map<String, Destination> files, String format, @Nullable Path file) {
    if (file != null) {
      files.put(format, new Destination(file));
    }
  }
}
