package dev.reev.cli.inspect;

import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Lists the agents that the server knows. */
@Command(
    name = "agents",
    description = "List the agents that runs can be submitted with, and how they do.",
    mixinStandardHelpOptions = true)
public final class AgentsCommand extends ServerCommand {

  @Mixin private TableOptions tables = new TableOptions();

  /** Takes the environment variables, normally those of this process. */
  public AgentsCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    KeptServer kept = server();
    JsonNode agents = kept.ask(server -> server.get("/api/v1/agents"));
    JsonNode performance =
        output().json()
            ? MissingNode.getInstance()
            : kept.ask(server -> server.get("/api/v1/agent-performance?limit=1"));
    output().print(agents, out -> print(agents, performance, out));
    return ExitCodes.OK;
  }

  private void print(JsonNode agents, JsonNode performance, PrintWriter out) {
    Map<String, JsonNode> byAgent = new LinkedHashMap<>();
    performance.forEach(each -> byAgent.put(each.path("agent_type").asString(""), each));
    Table table = new Table("agent", "runs", "mean", "passed").wide(tables.wide());
    for (JsonNode agent : agents) {
      JsonNode known = byAgent.getOrDefault(agent.asString(""), MissingNode.getInstance());
      table.row(
          Figures.text(agent),
          known.path("total_benchmarks").asString("0"),
          Figures.score(known.path("average_score")),
          Figures.percent(known.path("success_rate")));
    }
    table.print(out, "no agents");
  }
}
