package dev.reev.cli.inspect;

import dev.reev.cli.candidates.KnownRuns;
import dev.reev.cli.lookup.IdLookup;
import dev.reev.cli.run.KeptServer;
import dev.reev.stack.outcome.ExitCodes;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the events of a run. */
@Command(
    name = "trace",
    description = "Show what happened in a run, step by step, and how it was scored.",
    mixinStandardHelpOptions = true)
public final class TraceCommand extends ServerCommand {

  @Parameters(
      paramLabel = "RUN",
      completionCandidates = KnownRuns.class,
      description = IdLookup.RUN)
  private String run = "";

  /** Takes the environment variables, normally those of this process. */
  public TraceCommand(Map<String, String> environment) {
    super(environment);
  }

  @Override
  public Integer call() {
    KeptServer kept = server();
    String trace = path(kept, run) + "/trace";
    boolean json = output().json();
    output()
        .out()
        .println(kept.<Object>ask(server -> json ? server.get(trace) : server.text(trace)));
    return ExitCodes.OK;
  }
}
