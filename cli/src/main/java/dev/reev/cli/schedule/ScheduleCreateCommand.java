package dev.reev.cli.schedule;

import dev.reev.benchmarks.file.FileTrouble;
import dev.reev.benchmarks.schema.JsonTrouble;
import dev.reev.cli.run.RefusedNames;
import dev.reev.cli.run.Seconds;
import dev.reev.cli.suite.SuiteOptions;
import dev.reev.cli.terminal.Output;
import dev.reev.stack.client.ReevServer;
import dev.reev.stack.client.ServerUnreachableException;
import dev.reev.stack.outcome.ExitCodes;
import dev.reev.stack.outcome.ReevFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes a schedule. */
@Command(
    name = "create",
    description = "Create a schedule, which submits a suite again and again.",
    footer = {
      "",
      "Each night at three in Berlin, watched for regressions:",
      "  reev schedule create nightly '3*' --agent=local --repeats=5 --cron='0 3 * * *' \\",
      "    --timezone=Europe/Berlin --watch --control=deterministic"
    },
    mixinStandardHelpOptions = true)
final class ScheduleCreateCommand implements Callable<Integer> {

  private static final Set<String> WITH_FILE = Set.of("--file", "--json");

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "Name of the schedule and its suites.")
  private String name = "";

  @Parameters(
      index = "1..*",
      paramLabel = "BENCHMARK",
      arity = "0..*",
      description = "Ids or globs of the benchmarks of each tick.")
  private List<String> benchmarks = List.of();

  @Option(
      names = "--cron",
      paramLabel = "TIMES",
      description = "Minute, hour, day of month, month, day of week; such as '0 3 * * *'.")
  private @Nullable String cron;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      description = "Time between ticks, in place of --cron: 30s, 10m, 6h.",
      converter = Seconds.class)
  private @Nullable Integer everySeconds;

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "Of --cron, such as Europe/Berlin (default: UTC).")
  private @Nullable String timezone;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      description = "Delay each tick by a random time up to this.",
      converter = Seconds.class)
  private @Nullable Integer jitterSeconds;

  @Option(
      names = "--overlap",
      paramLabel = "POLICY",
      description =
          "While the previous tick is open: skip (the default), buffer_one, buffer_all,"
              + " cancel_other, terminate_other or allow_all.")
  private @Nullable String overlap;

  @Option(
      names = "--catchup-window",
      paramLabel = "TIME",
      description = "After an outage, ticks later than this are missed (default: 1h).",
      converter = Seconds.class)
  private @Nullable Integer catchupSeconds;

  @Mixin private SuiteOptions suite = new SuiteOptions();

  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(names = "--note", paramLabel = "TEXT", description = "A note for people.")
  private @Nullable String note;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The request body as JSON (docs/schedules.md), for fields without an option.")
  private @Nullable Path file;

  @Mixin private Output output = new Output();

  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls the command
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // as above
  @ParentCommand
  private ScheduleCommand parent;

  @Override
  public Integer call() {
    ObjectNode body = file == null ? body() : alone(file);
    body.put("name", name);
    JsonNode made = parent.ask(output, server -> create(server, body));
    ScheduleCommand.shown(output, made);
    return ExitCodes.OK;
  }

  private JsonNode create(ReevServer server, ObjectNode body) throws ServerUnreachableException {
    try {
      return server.post(ScheduleCommand.SCHEDULES, body);
    } catch (ReevFailure e) {
      throw RefusedNames.explained(e, server, benchmarks, suite.agents());
    }
  }

  private ObjectNode body() {
    if ((cron == null) == (everySeconds == null)) {
      throw ReevFailure.usage("give either --cron or --every.");
    }
    ObjectNode body = new JsonMapper().createObjectNode();
    body.put("cron", cron);
    body.put("interval_seconds", everySeconds);
    body.put("timezone", timezone);
    body.put("jitter_seconds", jitterSeconds);
    body.put("overlap", overlap);
    body.put("catchup_window_seconds", catchupSeconds);
    body.put("note", note);
    body.set("suite", suite.body(benchmarks).put("name", name));
    watch.addTo(body, parent.environment());
    body.properties().removeIf(field -> field.getValue().isNull());
    return body;
  }

  /** What stands in the file is all there is; an option that it would silence is refused. */
  private ObjectNode alone(Path from) {
    boolean more =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .anyMatch(option -> !WITH_FILE.contains(option.longestName()));
    if (more || !benchmarks.isEmpty()) {
      throw ReevFailure.usage("--file holds all but the name; leave out benchmarks and options.");
    }
    return read(from);
  }

  private static ObjectNode read(Path file) {
    try {
      if (new JsonMapper().readTree(Files.readString(file)) instanceof ObjectNode body) {
        return body;
      }
      throw ReevFailure.usage(file + " must hold one JSON object.");
    } catch (JacksonException e) {
      throw ReevFailure.usage(file + " " + JsonTrouble.of(e) + ".");
    } catch (NoSuchFileException e) {
      throw ReevFailure.usage("there is no file " + file);
    } catch (IOException e) {
      throw ReevFailure.usage(file + " cannot be read: " + FileTrouble.of(e));
    }
  }
}
