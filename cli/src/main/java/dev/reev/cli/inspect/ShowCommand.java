package dev.reev.cli.inspect;

import dev.reev.cli.candidates.KnownRuns;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.outcome.ExitCodes;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Shows one run. */
@Command(
    name = "show",
    description = "Show one run: its outcome, checks and provenance.",
    mixinStandardHelpOptions = true)
public final class ShowCommand extends ServerCommand {

  @Parameters(
      paramLabel = "RUN",
      completionCandidates = KnownRuns.class,
      description = IdLookup.RUN)
  private String run = "";

  @Mixin private TableOptions tables = new TableOptions();

  /** Takes the environment variables, normally those of this process. */
  public ShowCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    KeptServer server = server();
    String path = path(server, run);
    JsonNode view = server.ask(asked -> asked.get(path));
    JsonNode checks =
        output().json() || !view.path("failed_checks").isObject()
            ? MissingNode.getInstance()
            : server.ask(asked -> asked.get(path + "/checks"));
    String page = server.server().url() + "/runs/" + view.path("id").asString("");
    output()
        .print(
            view,
            out -> new RunText(Terminal.of(environment()), tables).one(view, checks, page, out));
    return ExitCodes.OK;
  }
}
