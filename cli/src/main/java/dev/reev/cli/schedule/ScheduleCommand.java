package dev.reev.cli.schedule;

import dev.reev.cli.outcome.ExitCodes;
import dev.reev.cli.outcome.Progress;
import dev.reev.cli.run.KeptServer;
import dev.reev.cli.server.ReevServer;
import dev.reev.cli.server.ServerUnreachableException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything about schedules. */
@Command(
    name = "schedule",
    description = "Order suites again and again, and watch what comes of them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ScheduleCreateCommand.class,
    mixinStandardHelpOptions = true)
public final class ScheduleCommand implements Runnable {

  static final String SCHEDULES = "/api/v1/schedules";

  private static final String JSON = "Print one JSON object on standard output, nothing else.";
  private static final String NOTE = "Why, for people.";

  /** What a person looks at; the API has the rest. */
  private static final int TICKS_SHOWN = 10;

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  private final Map<String, String> environment;

  /** With the environment of this process. */
  public ScheduleCommand() {
    this(System.getenv());
  }

  ScheduleCommand(Map<String, String> environment) {
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
  int list(@Option(names = "--json", description = JSON) boolean json) {
    JsonNode page = ask(server -> server.get(SCHEDULES + "?limit=200"));
    if (json) {
      return print(page);
    }
    ScheduleText.list(page, out());
    return ExitCodes.OK;
  }

  @Command(
      description = "Show one schedule, its next times and newest ticks.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--json", description = JSON) boolean json) {
    if (json) {
      return print(ask(server -> server.get(path(name))));
    }
    ScheduleText.one(ask(server -> server.get(path(name))), out());
    ScheduleText.ticks(
        ask(server -> server.get(path(name) + "/ticks?limit=" + TICKS_SHOWN)), out());
    return ExitCodes.OK;
  }

  @Command(description = "Let a schedule rest.", mixinStandardHelpOptions = true)
  int pause(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--note", paramLabel = "TEXT", description = NOTE) @Nullable String note,
      @Option(names = "--json", description = JSON) boolean json) {
    return shown(json, ask(server -> server.post(path(name) + "/pause", note(note))));
  }

  @Command(description = "Let a schedule go on.", mixinStandardHelpOptions = true)
  int resume(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--note", paramLabel = "TEXT", description = NOTE) @Nullable String note,
      @Option(names = "--json", description = JSON) boolean json) {
    return shown(json, ask(server -> server.post(path(name) + "/resume", note(note))));
  }

  @Command(description = "Tick now, also while it rests.", mixinStandardHelpOptions = true)
  int trigger(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--json", description = JSON) boolean json) {
    String key = UUID.randomUUID().toString();
    return shown(json, ask(server -> server.post(path(name) + "/trigger", null, key)));
  }

  @Command(
      description = "Tick for every time of the schedule within a range of the past.",
      mixinStandardHelpOptions = true)
  int backfill(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              description = "ISO 8601, such as 2026-01-31T00:00:00Z.")
          String from,
      @Option(names = "--to", paramLabel = "TIME", required = true) String to,
      @Option(
              names = "--overlap",
              paramLabel = "POLICY",
              description = "As of create (default: buffer_all, one after the other).")
          @Nullable String overlap,
      @Option(names = "--json", description = JSON) boolean json) {
    ObjectNode body = new JsonMapper().createObjectNode().put("from", from).put("to", to);
    if (overlap != null) {
      body.put("overlap", overlap);
    }
    String key = UUID.randomUUID().toString();
    return shown(json, ask(server -> server.post(path(name) + "/backfill", body, key)));
  }

  @Command(
      description = "End a schedule; its ticks stay readable.",
      mixinStandardHelpOptions = true)
  int delete(@Parameters(paramLabel = "NAME") String name) {
    return ask(
        server -> {
          server.delete(path(name));
          return ExitCodes.OK;
        });
  }

  /** A call that may find the server away. */
  @FunctionalInterface
  interface ServerCall<T> {

    /** Makes it. */
    T make(ReevServer server) throws ServerUnreachableException;
  }

  <T> T ask(ServerCall<T> call) {
    KeptServer kept = KeptServer.find(environment, Progress.on(spec.commandLine().getErr()));
    return kept.answer(() -> call.make(kept.server()));
  }

  int shown(boolean json, JsonNode schedule) {
    if (json) {
      return print(schedule);
    }
    ScheduleText.one(schedule, out());
    return ExitCodes.OK;
  }

  private int print(JsonNode json) {
    out().println(json);
    out().flush();
    return ExitCodes.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static JsonNode note(@Nullable String note) {
    ObjectNode body = new JsonMapper().createObjectNode();
    return note == null ? body : body.put("note", note);
  }

  private static String path(String name) {
    return SCHEDULES + "/" + ReevServer.segment(name);
  }
}
