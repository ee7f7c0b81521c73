package dev.reev.cli.up;

import dev.reev.cli.terminal.Output;
import dev.reev.stack.Stack;
import dev.reev.stack.StackOwnership;
import dev.reev.stack.home.StackInfo;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.Progress;
import dev.reev.stack.outcome.ReevFailure;
import dev.reev.stack.setting.StackPorts;
import dev.reev.stack.setting.StackSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a stack up in the foreground. */
@Command(
    name = "up",
    description = "Start PostgreSQL, Temporal and the API in the foreground; Ctrl-C stops them.",
    footer = {
      "",
      "Environment: REEV_HOME (data, default .reev), PORT (3001), TEMPORAL_PORT (7233),",
      "TEMPORAL_UI_PORT (8233), each 0 = any free port; TEMPORAL_ADDRESS and",
      "SPRING_DATASOURCE_URL for servers of your own; REEV_API_HEAP (memory of the API)."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:stopped",
      "1:the stack is up already, a port is taken, or a part failed",
      "2:wrong usage"
    },
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws InterruptedException {
    Progress progress = output.progress();
    StackSettings settings = StackSettings.of(System.getenv(), StackPorts.WELL_KNOWN);
    try (Stack stack = new StackOwnership(settings, progress).claim()) {
      stack.closeOnSignal();
      announce(stack.start());
      if (settings.isOpen()) {
        progress.say(
            "other machines reach the API at %s, and nothing asks who they are"
                .formatted(settings.bindAddress()));
      }
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
    JsonNode document =
        new JsonMapper()
            .createObjectNode()
            .put("api", info.api())
            .put("temporal", info.temporal())
            .put("temporal_ui", info.temporalUi())
            .put("pid", info.apiProcess().pid());
    output.print(document, out -> print(info, out));
    if (output.raw().checkError()) {
      throw ReevFailure.failed("standard output cannot be written; stopping the stack");
    }
  }

  private static void print(StackInfo info, PrintWriter out) {
    String ui = info.temporalUi() == null ? "-" : info.temporalUi();
    out.println("API              " + info.api() + "/api/v1");
    out.println("Temporal         " + info.temporal());
    out.println("Temporal Web UI  " + ui);
    out.printf(
        "ready api=%s temporal=%s temporal-ui=%s pid=%d%n",
        info.api(), info.temporal(), ui, info.apiProcess().pid());
  }
}
