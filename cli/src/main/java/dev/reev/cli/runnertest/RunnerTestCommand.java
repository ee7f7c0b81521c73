package dev.reev.cli.runnertest;

import dev.reev.benchmarks.file.FileTree;
import dev.reev.benchmarks.schema.ReevJson;
import dev.reev.cli.terminal.Output;
import dev.reev.conformance.Candidate;
import dev.reev.conformance.CheckResult;
import dev.reev.conformance.Conformance;
import dev.reev.conformance.RunnerNotStartedException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Checks an executable against the runner contract. */
@Command(
    name = "runner-test",
    description = "Check that an executable meets the runner contract (docs/runner-contract.md).",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it meets the contract", "1:it does not", "2:wrong usage"},
    mixinStandardHelpOptions = true)
public final class RunnerTestCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The executable and its first arguments; the standard ones are appended.")
  private List<String> command = List.of();

  @Option(
      names = "--benchmark",
      paramLabel = "FILE",
      description =
          "A benchmark that it can run to a score (default: benchmarks/001-sol-transfer.yml).")
  private @Nullable Path benchmark;

  @Option(
      names = "--agent",
      paramLabel = "TYPE",
      description = "The agent to run (default: ${DEFAULT-VALUE}).",
      defaultValue = "deterministic")
  private String agent = "deterministic";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Timeout of one run (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int timeoutSeconds = 60;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path file = benchmark == null ? shippedBenchmark() : benchmark.toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw ReevFailure.usage("There is no benchmark file " + file + ".");
    }
    Path scratch = Files.createTempDirectory("reev-runner-test");
    try {
      List<CheckResult> results =
          new Conformance(
                  new Candidate(absolute(command)),
                  scratch,
                  file,
                  agent,
                  Duration.ofSeconds(timeoutSeconds))
              .run(output.progress()::say);
      boolean passed = results.stream().noneMatch(CheckResult::isFailed);
      output.print(document(passed, results), out -> results.forEach(each -> print(each, out)));
      return passed ? ExitCodes.OK : ExitCodes.FAILED;
    } catch (RunnerNotStartedException e) {
      throw ReevFailure.usage(String.valueOf(e.getMessage()));
    } finally {
      FileTree.delete(scratch);
    }
  }

  private static Path shippedBenchmark() {
    String root = System.getenv().getOrDefault("REEV_ROOT", ".");
    return Path.of(root, "benchmarks", "001-sol-transfer.yml").toAbsolutePath();
  }

  /** Resolves a relative program here, because trials have working directories of their own. */
  private static List<String> absolute(List<String> command) {
    String program = command.get(0);
    if (!program.contains("/")) {
      return command;
    }
    return Stream.concat(
            Stream.of(Path.of(program).toAbsolutePath().normalize().toString()),
            command.stream().skip(1))
        .toList();
  }

  private static JsonNode document(boolean passed, List<CheckResult> results) {
    return ReevJson.MAPPER
        .createObjectNode()
        .put("passed", passed)
        .set("checks", ReevJson.MAPPER.valueToTree(results));
  }

  private static void print(CheckResult result, PrintWriter out) {
    out.printf(
        "%-8s %-22s %s%n",
        result.status().name().toLowerCase(Locale.ROOT), result.check(), result.detail());
  }
}
