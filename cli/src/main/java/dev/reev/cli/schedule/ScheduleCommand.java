package dev.reev.cli.schedule;

import dev.reev.cli.candidates.ScheduleNames;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.terminal.Output;
import dev.reev.cli.terminal.TableOptions;
import dev.reev.cli.terminal.Terminal;
import dev.reev.stack.client.ReevServer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands for schedules. */
@Command(
    name = "schedule",
    description = "Submit suites on a schedule, and watch for regressions.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ScheduleCreateCommand.class, ScheduleEditCommand.class},
    mixinStandardHelpOptions = true)
public final class ScheduleCommand implements Runnable {

  static final String SCHEDULES = "/api/v1/schedules";

  private static final String NAME = "Name of the schedule.";
  private static final String NOTE = "Note shown with the schedule.";

  /** Ticks shown to a user; the API has the rest. */
  private static final int TICKS_SHOWN = 10;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** Takes the environment variables, normally those of this process. */
  public ScheduleCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(description = "List schedules by name.", mixinStandardHelpOptions = true)
  void list(@Mixin TableOptions tables, @Mixin Output output) {
    JsonNode page = ask(output, server -> server.get(SCHEDULES + "?limit=200"));
    output.print(page, out -> new ScheduleText(terminal(), tables).list(page, out));
  }

  @Command(
      description = "Show one schedule, its next times and newest ticks.",
      mixinStandardHelpOptions = true)
  void show(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = ScheduleNames.class,
              description = NAME)
          String name,
      @Mixin TableOptions tables,
      @Mixin Output output) {
    KeptServer kept = KeptServer.find(environment, output.progress());
    JsonNode schedule = kept.ask(server -> server.get(path(name)));
    ScheduleText text = new ScheduleText(terminal(), tables);
    output.print(schedule, out -> text.one(schedule, page(kept, schedule), out));
    if (!output.json()) {
      text.ticks(
          kept.ask(server -> server.get(path(name) + "/ticks?limit=" + TICKS_SHOWN)), output.out());
    }
  }

  @Command(description = "Pause a schedule.", mixinStandardHelpOptions = true)
  void pause(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = ScheduleNames.class,
              description = NAME)
          String name,
      @Option(names = "--note", paramLabel = "TEXT", description = NOTE) @Nullable String note,
      @Mixin Output output) {
    shown(output, server -> server.post(path(name) + "/pause", note(note)));
  }

  @Command(description = "Resume a schedule.", mixinStandardHelpOptions = true)
  void resume(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = ScheduleNames.class,
              description = NAME)
          String name,
      @Option(names = "--note", paramLabel = "TEXT", description = NOTE) @Nullable String note,
      @Mixin Output output) {
    shown(output, server -> server.post(path(name) + "/resume", note(note)));
  }

  @Command(description = "Start a tick now, even while paused.", mixinStandardHelpOptions = true)
  void trigger(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = ScheduleNames.class,
              description = NAME)
          String name,
      @Mixin Output output) {
    String key = UUID.randomUUID().toString();
    shown(output, server -> server.post(path(name) + "/trigger", null, key));
  }

  @Command(
      description = "Backfill: run the ticks of a past range of time.",
      mixinStandardHelpOptions = true)
  void backfill(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = ScheduleNames.class,
              description = NAME)
          String name,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              description = "Start of the range in ISO 8601, such as 2026-01-31T00:00:00Z.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              description = "End of the range, in the same format.")
          String to,
      @Option(
              names = "--overlap",
              paramLabel = "POLICY",
              description = "As for create (default: buffer_all, one after another).")
          @Nullable String overlap,
      @Mixin Output output) {
    ObjectNode body = new JsonMapper().createObjectNode().put("from", from).put("to", to);
    if (overlap != null) {
      body.put("overlap", overlap);
    }
    String key = UUID.randomUUID().toString();
    shown(output, server -> server.post(path(name) + "/backfill", body, key));
  }

  @Command(
      description = "Delete a schedule; its ticks stay readable.",
      mixinStandardHelpOptions = true)
  void delete(
      @Parameters(
              paramLabel = "NAME",
              completionCandidates = ScheduleNames.class,
              description = NAME)
          String name,
      @Mixin Output output) {
    JsonNode deleted =
        ask(
            output,
            server -> {
              server.delete(path(name));
              return new JsonMapper().createObjectNode().put("name", name).put("deleted", true);
            });
    output.print(deleted, out -> out.println(name + "  deleted"));
  }

  private <T> T ask(Output output, KeptServer.Call<T> call) {
    return KeptServer.find(environment, output.progress()).ask(call);
  }

  /** Creates or changes a schedule, and prints it. */
  void shown(Output output, KeptServer.Call<JsonNode> call) {
    KeptServer kept = KeptServer.find(environment, output.progress());
    JsonNode schedule = kept.ask(call);
    output.print(
        schedule,
        out ->
            new ScheduleText(terminal(), new TableOptions())
                .one(schedule, page(kept, schedule), out));
  }

  private Terminal terminal() {
    return Terminal.of(environment);
  }

  private static String page(KeptServer kept, JsonNode schedule) {
    return kept.server().url()
        + "/schedules/"
        + ReevServer.segment(schedule.path("name").asString(""));
  }

  private static JsonNode note(@Nullable String note) {
    ObjectNode body = new JsonMapper().createObjectNode();
    return note == null ? body : body.put("note", note);
  }

  static String path(String name) {
    return SCHEDULES + "/" + ReevServer.segment(name);
  }
}
