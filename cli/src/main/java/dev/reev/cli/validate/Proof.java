package dev.reev.cli.validate;

import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.stack.outcome.ReevFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Has the runner prove benchmarks: only the runner knows a right solution and its wrong variants.
 *
 * @param runner the executable
 */
record Proof(Path runner) {

  /** The runner of this checkout. */
  static Proof byRunner(Map<String, String> environment) {
    Path runner = Path.of(environment.getOrDefault("REEV_ROOT", "."), "runner", "reev-runner");
    if (!Files.isExecutable(runner)) {
      throw ReevFailure.usage("There is no runner " + runner + ", and only a runner can prove.");
    }
    return new Proof(runner.toAbsolutePath());
  }

  /** Prints the runner's output as it arrives, and returns its exit code. */
  int print(List<Path> paths, PrintWriter out) throws IOException, InterruptedException {
    return run(
        paths,
        List.of(),
        line -> {
          out.println(line);
          out.flush();
        });
  }

  /**
   * Passes the runner's document on and returns its exit code.
   *
   * @throws ReevFailure when it produced none; its own message has the reason
   */
  int document(List<Path> paths, Consumer<JsonNode> reader)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    int exitCode = run(paths, List.of("--json"), lines::add);
    if (lines.isEmpty()) {
      throw ReevFailure.failed("The runner proved nothing.");
    }
    reader.accept(read(String.join("\n", lines)));
    return exitCode;
  }

  private int run(List<Path> paths, List<String> options, Consumer<String> lines)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(runner.toString(), "--prove"));
    words.addAll(options);
    paths.forEach(path -> words.add(path.toString()));
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread withUs = new Thread(process::destroy, "end-runner");
    Runtime.getRuntime().addShutdownHook(withUs);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(line);
      }
      return process.waitFor();
    } finally {
      endNoLonger(withUs);
    }
  }

  private static void endNoLonger(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is already ending, and the hook is running.
    }
  }

  private static JsonNode read(String text) {
    try {
      return ReevJson.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw ReevFailure.failed("The runner printed something that is no JSON.");
    }
  }
}
