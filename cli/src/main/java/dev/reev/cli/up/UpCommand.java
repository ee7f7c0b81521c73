package dev.reev.cli.up;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.stack.Stack;
import dev.reev.cli.stack.StackInfo;
import dev.reev.cli.stack.StackOwnership;
import dev.reev.cli.stack.StackPorts;
import dev.reev.cli.stack.StackSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keeps a stack up in the foreground. */
@Command(
    name = "up",
    description = "Start PostgreSQL, Temporal and the API in the foreground; Ctrl-C stops them.",
    footer = {
      "",
      "Environment: REEV_HOME (data, default .reev), PORT (3001), TEMPORAL_PORT (7233),",
      "TEMPORAL_UI_PORT (8233), each 0 = any free port; TEMPORAL_ADDRESS and",
      "SPRING_DATASOURCE_URL for servers of your own."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:stopped",
      "1:the stack is up already, a port is taken, or a part failed",
      "2:wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Progress progress = Progress.on(spec.commandLine().getErr());
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.WELL_KNOWN);
    try (Stack stack = new StackOwnership(settings, progress).claim()) {
      stack.closeOnSignal();
      announce(stack.start());
      String end = stack.awaitEnd();
      if (end.isEmpty()) {
        return ExitCodes.OK;
      }
      progress.say(end);
      progress.say("stopping what is left");
      return ExitCodes.FAILED;
    }
  }

  private void announce(StackInfo info) {
    PrintWriter out = spec.commandLine().getOut();
    String ui = info.temporalUi() == null ? "-" : info.temporalUi();
    out.println("API              " + info.api() + "/api/v1");
    out.println("Temporal         " + info.temporal());
    out.println("Temporal Web UI  " + ui);
    out.printf(
        "ready api=%s temporal=%s temporal-ui=%s pid=%d%n",
        info.api(), info.temporal(), ui, info.apiProcess().pid());
    out.flush();
  }
}
