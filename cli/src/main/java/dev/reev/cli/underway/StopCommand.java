package dev.reev.cli.underway;

import dev.reev.cli.candidates.KnownRunsAndSuites;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.lookup.IdLookup.Found;
import dev.reev.cli.lookup.IdLookup.Kind;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stops runs and suites. */
@Command(
    name = "stop",
    description = "Stop runs and suites.",
    footer = {"", "It asks for the end and does not wait for it; 'reev follow' does."},
    mixinStandardHelpOptions = true)
public final class StopCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      completionCandidates = KnownRunsAndSuites.class,
      description = IdLookup.RUN_OR_SUITE)
  private List<String> words = List.of();

  @Mixin private Output output = new Output();

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public StopCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    KeptServer kept = KeptServer.find(environment, output.progress());
    // Finds all before stopping one: afterwards latest would stand for another one.
    List<Found> found =
        words.stream()
            .map(word -> kept.ask(server -> new IdLookup(server).runOrSuite(word)))
            .distinct()
            .toList();
    ObjectNode stopped = new JsonMapper().createObjectNode();
    ArrayNode runs = stopped.putArray("runs");
    ArrayNode suites = stopped.putArray("suites");
    for (Found each : found) {
      JsonNode view = kept.ask(server -> server.post(each.path() + "/cancel", null));
      (each.kind() == Kind.RUN ? runs : suites).add(view);
      if (!output.json()) {
        print(each, view, output.out());
      }
    }
    if (output.json()) {
      output.out().println(stopped);
    }
    return ExitCodes.OK;
  }

  private static void print(Found found, JsonNode view, PrintWriter out) {
    String about =
        found.kind() == Kind.RUN
            ? Figures.text(view.path("benchmark_id")) + ", " + Figures.text(view.path("agent"))
            : Figures.text(view.path("name"));
    out.printf("stopping %s %s (%s)%n", found.kind().word(), found.id(), about);
    out.flush();
  }
}
