package dev.reev.cli.run;

import dev.reev.benchmarks.agent.ControlBehavior;
import dev.reev.cli.candidates.Suggestion;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Adds a suggestion to the server's rejection of an unknown name. */
public final class RefusedNames {

  private RefusedNames() {}

  /**
   * The rejection, with the known name that is most similar to an unknown one.
   *
   * @param benchmarks requested ids or globs
   * @param agents requested agents
   */
  public static ReevFailure explained(
      ReevFailure refusal,
      ReevServer server,
      Collection<String> benchmarks,
      Collection<String> agents) {
    if (refusal.exitCode() != ExitCodes.USAGE) {
      return refusal;
    }
    try {
      List<String> knownBenchmarks =
          server
              .get("/api/v1/benchmarks")
              .valueStream()
              .map(each -> each.path("id").asString(""))
              .toList();
      List<String> knownAgents =
          Stream.concat(
                  server.get("/api/v1/agents").valueStream().map(JsonNode::asString),
                  ControlBehavior.agents().stream())
              .toList();
      String line = refusal.line();
      line = meant(line, benchmarks, knownBenchmarks);
      return ReevFailure.usage(meant(line, agents, knownAgents));
    } catch (ServerUnreachableException | ReevFailure e) {
      // The suggestion is optional.
      return refusal;
    }
  }

  /** Adds suggestions for the names that the rejection mentions. */
  private static String meant(String line, Collection<String> asked, List<String> known) {
    return asked.stream()
        .filter(name -> line.contains("'" + name + "'") && !known.contains(name))
        .reduce(line, (explained, name) -> Suggestion.after(explained, name, known));
  }
}
