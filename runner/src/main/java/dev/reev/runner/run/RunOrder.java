package dev.reev.runner.run;

import dev.reev.benchmarks.agent.AgentDefinition;
import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.YamlFile;
import dev.reev.benchmarks.event.EventFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Order for one run.
 *
 * @param executionId names the run and its files
 * @param sessionsDir folder for the session file
 * @param eventFile file for events while it runs
 */
record RunOrder(
    Path benchmark, AgentDefinition agent, String executionId, Path sessionsDir, Path eventFile) {

  /**
   * Runs of a command line: one for a file, one for each file of a folder, in the order of their
   * names.
   *
   * @throws IOException when the folder cannot be listed
   */
  static List<RunOrder> of(RunnerArguments arguments, Map<String, String> environment)
      throws IOException {
    String eventFile = environment.getOrDefault("REEV_ENHANCED_OTEL_FILE", "");
    boolean folder = Files.isDirectory(arguments.path());
    List<Path> files = folder ? BenchmarkFolder.files(arguments.path()) : List.of(arguments.path());
    return files.stream()
        .map(
            file -> {
              String id = executionId(arguments, folder ? "-" + YamlFile.stem(file) : "");
              return new RunOrder(
                  file,
                  arguments.agent(),
                  id,
                  arguments.sessionsDir(),
                  eventFile.isBlank()
                      ? arguments.sessionsDir().resolve(EventFileWriter.fileName(id))
                      : Path.of(eventFile));
            })
        .toList();
  }

  /** Name of the benchmark, taken from its file name. */
  String benchmarkName() {
    return YamlFile.stem(benchmark);
  }

  private static String executionId(RunnerArguments arguments, String suffix) {
    String given = arguments.executionId();
    return given == null ? UUID.randomUUID().toString() : given + suffix;
  }
}
