package dev.reev.cli.look;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(names = "--json", description = "Print one JSON object on standard output, nothing else.")
  private boolean json;

  /** With the environment of this process. */
  public ShowCommand() {
    this(System.getenv());
  }

  ShowCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    var kept = server();
    JsonNode view = kept.answer(() -> kept.server().get(path(run)));
    if (json) {
      out().println(view);
    } else {
      new RunText(Terminal.of(environment())).one(view, out());
    }
    return ExitCodes.OK;
  }
}
