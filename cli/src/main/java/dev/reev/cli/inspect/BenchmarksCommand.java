package dev.reev.cli.inspect;

import dev.reev.cli.terminal.Figures;
import dev.reev.cli.terminal.Table;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.stack.outcome.ExitCodes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Lists the benchmarks that the server knows. */
@Command(
    name = "benchmarks",
    description = "List the benchmarks that can be run.",
    mixinStandardHelpOptions = true)
public final class BenchmarksCommand extends ServerCommand {

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only benchmarks with this tag; may be repeated, then all must fit.")
  private List<String> tags = List.of();

  @Mixin private TableOptions tables = new TableOptions();

  /** Takes the environment variables, normally those of this process. */
  public BenchmarksCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    JsonNode all = server().ask(server -> server.get("/api/v1/benchmarks"));
    ArrayNode fitting = new JsonMapper().createArrayNode();
    all.valueStream().filter(each -> tags(each).toList().containsAll(tags)).forEach(fitting::add);
    output().print(fitting, out -> print(fitting, out));
    return ExitCodes.OK;
  }

  private void print(JsonNode benchmarks, PrintWriter out) {
    Table table = new Table("benchmark", "tags", "description").wide(tables.wide());
    for (JsonNode each : benchmarks) {
      table.row(
          Figures.text(each.path("id")),
          tags(each).collect(Collectors.joining(" ")),
          Figures.text(each.path("description")));
    }
    table.print(out, "no benchmarks");
  }

  private static Stream<String> tags(JsonNode benchmark) {
    return benchmark.path("tags").valueStream().map(tag -> tag.asString(""));
  }
}
