package dev.reev.cli.suite;

import dev.reev.benchmarks.benchmark.BenchmarkFolder;
import dev.reev.benchmarks.benchmark.ParsedBenchmark;
import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.cli.run.BenchmarkArgument;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.RetryingCaller;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Benchmark arguments of a suite.
 *
 * @param words ids and globs; for files their ids
 * @param files texts by id, to be stored on the server before the suite
 */
record SuiteBenchmarks(List<String> words, Map<String, String> files) {

  /**
   * Reads the files and folders among the arguments.
   *
   * @throws ReevFailure exit code 2 for an unreadable or invalid file, before anything is started
   */
  static SuiteBenchmarks of(List<String> given) {
    List<String> words = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    for (String word : given) {
      List<BenchmarkArgument> arguments =
          isFolder(word) ? folder(Path.of(word)) : List.of(BenchmarkArgument.parse(word));
      for (BenchmarkArgument argument : arguments) {
        words.add(argument.id());
        String yml = argument.yml();
        String earlier = yml == null ? null : files.put(argument.id(), yml);
        if (earlier != null && !earlier.equals(yml)) {
          throw ReevFailure.usage(
              "two of the files have the id '%s', and other texts.".formatted(argument.id()));
        }
      }
    }
    return new SuiteBenchmarks(List.copyOf(words), files);
  }

  /** Stores the texts, and reports those that were new to the server. */
  void store(ReevServer server, RetryingCaller caller, Progress progress) {
    files.forEach(
        (id, yml) -> {
          JsonNode body = new JsonMapper().createObjectNode().put("yml_content", yml);
          JsonNode stored =
              caller.answer(
                  () -> server.post("/api/v1/upsert-yml", body),
                  () -> "The suite was not started.");
          String operation = stored.path("operation").asString("");
          if (!operation.equals("unchanged")) {
            progress.say("benchmark '%s' is %s on the server".formatted(id, operation));
          }
        });
  }

  private static boolean isFolder(String word) {
    return word.contains("/") && Files.isDirectory(Path.of(word));
  }

  private static List<BenchmarkArgument> folder(Path folder) {
    try {
      BenchmarkFolder scanned = BenchmarkFolder.scan(folder);
      for (BenchmarkFolder.RejectedFile rejected : scanned.rejected()) {
        throw ReevFailure.usage(rejected.problems().get(0).in(rejected.file().toString()));
      }
      if (scanned.benchmarks().isEmpty()) {
        throw ReevFailure.usage(folder + " holds no *.yml or *.yaml file.");
      }
      return scanned.benchmarks().stream()
          .map(BenchmarkFolder.SuiteFile::parsed)
          .map(SuiteBenchmarks::argument)
          .toList();
    } catch (IOException e) {
      throw ReevFailure.usage("the folder " + folder + " cannot be read: " + FileTrouble.of(e));
    }
  }

  private static BenchmarkArgument argument(ParsedBenchmark parsed) {
    return new BenchmarkArgument(parsed.benchmark().id(), parsed.yaml());
  }
}
