package dev.reev.cli.run;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Meant;
import dev.reev.cli.outcome.ReevFailure;
import dev.reev.cli.server.ReevServer;
import dev.reev.cli.server.ServerUnreachableException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Adds to a refusal of the server which name was probably meant. */
final class RefusedNames {

  private RefusedNames() {}

  static ReevFailure explained(
      ReevFailure refusal, ReevServer server, String benchmark, String agent) {
    if (refusal.exitCode() != ExitCodes.USAGE) {
      return refusal;
    }
    try {
      List<String> benchmarks =
          server
              .get("/api/v1/benchmarks")
              .valueStream()
              .map(each -> each.path("id").asString(""))
              .toList();
      List<String> agents =
          server.get("/api/v1/agents").valueStream().map(JsonNode::asString).toList();
      String line = refusal.line();
      if (!benchmarks.contains(benchmark)) {
        line = Meant.after(line, benchmark, benchmarks);
      }
      if (!agents.contains(agent)) {
        line = Meant.after(line, agent, agents);
      }
      return ReevFailure.usage(line);
    } catch (ServerUnreachableException | ReevFailure e) {
      // The refusal itself is what matters.
      return refusal;
    }
  }
}
