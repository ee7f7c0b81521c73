package dev.reev.cli.inspect;

import dev.reev.cli.candidates.AgentNames;
import dev.reev.cli.candidates.BenchmarkIds;
import dev.reev.cli.candidates.States;
import dev.reev.cli.candidates.SuiteNames;
import dev.reev.cli.run.RefusedNames;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists runs. */
@Command(name = "list", description = "List runs, newest first.", mixinStandardHelpOptions = true)
public final class ListCommand extends ServerCommand {

  @Option(
      names = "--benchmark",
      paramLabel = "ID",
      completionCandidates = BenchmarkIds.class,
      description = "Only runs of this benchmark.")
  private @Nullable String benchmark;

  @Option(
      names = "--agent",
      paramLabel = "TYPE",
      completionCandidates = AgentNames.class,
      description = "Only runs of this agent.")
  private @Nullable String agent;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = States.OfRuns.class,
      description = "Pending, Running, Completed, Failed, Stopped or TimedOut; may be repeated.")
  private List<String> states = List.of();

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      completionCandidates = SuiteNames.class,
      description = "Only runs of suites with this name.")
  private @Nullable String suite;

  @Option(
      names = "--label",
      paramLabel = "NAME=VALUE",
      description = "Only runs with this label; may be repeated.")
  private List<String> labels = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number, 1 to 200 (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int limit = 20;

  @Mixin private TableOptions tables = new TableOptions();

  /** Takes the environment variables, normally those of this process. */
  public ListCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    StringBuilder query = new StringBuilder(RUNS + "?limit=" + limit);
    add(query, "benchmark", benchmark);
    add(query, "agent", agent);
    add(query, "suite", suite);
    states.forEach(state -> add(query, "state", state));
    labels.forEach(label -> add(query, "label", label));
    JsonNode page = server().ask(server -> page(server, query.toString()));
    output().print(page, out -> new RunText(Terminal.of(environment()), tables).list(page, out));
    return ExitCodes.OK;
  }

  private JsonNode page(ReevServer server, String query) throws ServerUnreachableException {
    try {
      return server.get(query);
    } catch (ReevFailure e) {
      throw RefusedNames.explained(
          e, server, Stream.ofNullable(benchmark).toList(), Stream.ofNullable(agent).toList());
    }
  }

  private static void add(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(ReevServer.parameter(value));
    }
  }
}
