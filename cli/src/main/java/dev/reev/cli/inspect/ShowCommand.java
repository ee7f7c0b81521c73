package dev.reev.cli.inspect;

import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.outcome.ExitCodes;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Shows one run. */
@Command(
    name = "show",
    description = "Show one run: its outcome, checks and provenance.",
    mixinStandardHelpOptions = true)
public final class ShowCommand extends ServerCommand {

  @Parameters(paramLabel = "RUN", description = "Id of the run.")
  private String run = "";

  /** With the environment of this process. */
  public ShowCommand() {
    this(System.getenv());
  }

  ShowCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    KeptServer server = server();
    JsonNode view = server.ask(asked -> asked.get(path(run)));
    JsonNode checks =
        output().json() || !view.path("failed_checks").isObject()
            ? MissingNode.getInstance()
            : server.ask(asked -> asked.get(path(run) + "/checks"));
    output().print(view, out -> new RunText(Terminal.of(environment())).one(view, checks, out));
    return ExitCodes.OK;
  }
}
