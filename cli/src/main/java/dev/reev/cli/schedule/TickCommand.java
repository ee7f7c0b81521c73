package dev.reev.cli.schedule;

import dev.reev.cli.candidates.ScheduleNames;
import dev.reev.cli.lookup.IdPrefix;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Commands for the ticks of schedules. */
@Command(
    name = "tick",
    description = "Inspect the ticks of schedules.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class TickCommand implements Runnable {

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public TickCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      description = "Show one tick: its verdict, and what that rests on.",
      mixinStandardHelpOptions = true)
  void show(
      @Parameters(
              paramLabel = "TICK",
              completionCandidates = ScheduleNames.class,
              description =
                  "Id of the tick, the beginning of one, or the name of a schedule for its newest"
                      + " tick.")
          String word,
      @Mixin TableOptions tables,
      @Mixin Output output) {
    KeptServer kept = KeptServer.find(environment, output.progress());
    String id = IdPrefix.isId(word) ? word : kept.ask(server -> new TickLookup(server).find(word));
    String segment = ReevServer.segment(id);
    JsonNode detail = kept.ask(server -> server.get("/api/v1/ticks/" + segment));
    String page = kept.server().url() + "/ticks/" + segment;
    output.print(
        detail, out -> new TickText(Terminal.of(environment), tables).one(detail, page, out));
  }
}
