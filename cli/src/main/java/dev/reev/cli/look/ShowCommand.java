package dev.reev.cli.look;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one run. */
@Command(
    name = "show",
    description = "Show one run: what came of it and what it was made of.",
    mixinStandardHelpOptions = true)
public final class ShowCommand extends Look {

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
    JsonNode view = server().ask(server -> server.get(path(run)));
    output().print(view, out -> new RunText(Terminal.of(environment())).one(view, out));
    return ExitCodes.OK;
  }
}
