package dev.reev.cli.inspect;

import dev.reev.stack.outcome.ExitCodes;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what happened in a run. */
@Command(
    name = "trace",
    description = "Show what happened in a run, step by step, and how it was scored.",
    mixinStandardHelpOptions = true)
public final class TraceCommand extends ServerCommand {

  @Parameters(paramLabel = "RUN", description = "Id of the run.")
  private String run = "";

  /** With the environment of this process. */
  public TraceCommand() {
    this(System.getenv());
  }

  TraceCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    String trace = path(run) + "/trace";
    boolean json = output().json();
    output()
        .out()
        .println(server().<Object>ask(server -> json ? server.get(trace) : server.text(trace)));
    return ExitCodes.OK;
  }
}
